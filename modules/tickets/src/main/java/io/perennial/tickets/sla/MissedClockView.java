package io.perennial.tickets.sla;

import io.perennial.accounts.AccountId;
import io.perennial.identity.MemberId;
import io.perennial.platform.requests.Listing;
import io.perennial.tickets.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promise to a customer that was not kept, as it is listed. A merged ticket's is listed too, as figures count it, unless the ticket that goes on
 * has missed the same one: it counts on from the same moment.
 *
 * @param stoppedAt the time at which the customer got it after all; null if the customer still waits
 * @param excuse why it does not count; null if it counts
 * @param spam true if somebody has marked the ticket as spam since, which excuses nothing: a lead does
 */
public record MissedClockView(
        ClockId id, ClockKind kind, TicketId ticketId, long ticketNumber, String ticketSubject,
        @Nullable AccountId accountId,
        @Nullable String accountName,
        @Nullable MemberId assigneeId,
        @Nullable String assigneeName, String policy, Instant missedAt, @Nullable Instant stoppedAt, @Nullable String excuse,
        @Nullable Instant excusedAt,
        @Nullable MemberId excusedBy,
        @Nullable String excusedByName, boolean replayed, boolean spam) {
    static final String MISSED =
            """
            select c.id, c.kind, c.ticket_id, t.number as ticket_number, t.subject as ticket_subject, t.account_id,
                   (select a.name from {joined accounts.live_account} a where a.id = t.account_id) as account_name, t.assignee_id,
                   (select m.name from {identity.member_name} m where m.id = t.assignee_id) as assignee_name, c.policy, c.missed_at,
                   c.stopped_at, c.excuse, c.excused_at, c.excused_by,
                   (select m.name from {identity.member_name} m where m.id = c.excused_by) as excused_by_name, c.replayed,
                   t.state = 'spam' as spam
            from {tickets.visible_clock} c
            join {tickets.visible_ticket} t on t.id = c.ticket_id
            where c.missed_at is not null and c.party = 'customer'
              and (t.merged_into is null or (
                       select on_with.id
                       from {joined tickets.clock} on_with join {joined tickets.ticket} o on o.id = on_with.ticket_id
                       where on_with.ticket_id = t.merged_into and on_with.party = 'customer' and on_with.kind = c.kind
                         and on_with.missed_at is not null and on_with.started_at = c.started_at and o.deleted_at is null
                         and (c.kind in ('next_reply', 'next_update') or c.started_at < date_trunc('second', o.reported_at))
                       limit 1) is null)
            """;

    static final Listing<MissedClockView> LISTING = Listing.of(MissedClockView.class, MISSED, "-missedAt")
            .filter("accountId", AccountId.class, "l.account_id = :accountId")
            .filter("assigneeId", MemberId.class, "l.assignee_id = :assigneeId")
            .filter("kind", ClockKind.class, "l.kind = :kind")
            .filter("excused", Boolean.class, excused -> excused ? "l.excuse is not null" : "l.excuse is null")
            .filter("spam", Boolean.class, spam -> spam ? "l.spam" : "not l.spam")
            .sort("missedAt", "missed_at", "timestamptz");
}
