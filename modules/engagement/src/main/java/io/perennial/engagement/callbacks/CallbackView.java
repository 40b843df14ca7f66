package io.perennial.engagement.callbacks;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.identity.MemberId;
import io.perennial.identity.TeamId;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.records.ExternalKey;
import io.perennial.renewals.RenewalId;
import io.perennial.tickets.TicketId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A callback as it is read.
 *
 * @param ownerId the member who works on it: the one named, else the account's owner unless a team has it
 * @param bookedFor the member whose time it takes
 * @param startsAt the instant of the promised local time
 * @param shift says if clocks change at that time
 * @param windowEndsAt the promise is kept until then
 * @param nextAt of one that is planned: when somebody tries (again)
 * @param reachedAt when the contact was reached; if that was told too late to count for the window, when it was told
 * @param late true if the contact was reached after the window
 * @param question what a person has to decide
 * @param moves the earlier times, the last 50 of them
 */
public record CallbackView(
        CallbackId id,
        AccountId accountId,
        String accountName,
        @Nullable ContactId contactId,
        @Nullable String contactName,
        @Nullable TicketId ticketId,
        @Nullable RenewalId renewalId,
        @Nullable CallbackSeriesId seriesId,
        String subject,
        @Nullable MemberId ownerId,
        @Nullable String ownerName,
        @Nullable MemberId bookedFor,
        @Nullable TeamId teamId,
        @Nullable Locale language,
        CallbackChannel channel,
        LocalDateTime local,
        ZoneId zone,
        Instant startsAt,
        Shift shift,
        int minutes,
        int windowMinutes,
        Instant windowEndsAt,
        boolean history,
        CallbackState state,
        @Nullable Instant nextAt,
        @Nullable Instant reachedAt,
        boolean late,
        @Nullable Instant missedAt,
        @Nullable Instant withdrawnAt,
        @Nullable AskedBy withdrawnBy,
        @Nullable String withdrawnFor,
        @Nullable CallbackQuestion question,
        List<CallbackAttempt> attempts,
        List<CallbackMove> moves,
        List<ExternalKey> externalKeys,
        Instant createdAt,
        Instant updatedAt,
        long version) implements Versioned {
    /**
     * An attempt to reach the contact.
     *
     * @param nextAt when the next one was planned; null after the last one
     * @param toldAt when somebody recorded it; null of those before this was kept
     */
    public record CallbackAttempt(AttemptOutcome outcome, Instant at, @Nullable String note, @Nullable Instant nextAt,
            @Nullable Instant toldAt,
            String madeBy) {}

    /**
     * A time that was promised before.
     *
     * @param at when it was moved
     */
    public record CallbackMove(LocalDateTime local, ZoneId zone, Instant at, AskedBy askedBy, @Nullable String reason, String madeBy) {}

    /** Completes what follows from the time. */
    public CallbackView {
        shift = new CallbackTime(local, zone).shift();
    }

    static final String SEEN =
            """
            select id, account_id, (select a.name from {joined accounts.live_account} a where a.id = t.account_id) as account_name,
                   contact_id, (select c.name from {joined accounts.live_contact} c where c.id = t.contact_id) as contact_name,
                   ticket_id, renewal_id, series_id, subject, worked_by as owner_id,
                   (select m.name from {identity.member_name} m where m.id = t.worked_by) as owner_name, owner_id as booked_for, team_id,
                   language, channel, local, zone, starts_at,
                   'none' as shift, minutes, window_minutes, window_ends_at, history, state,
                   case when t.state = 'planned' then t.next_at end as next_at, reached_at,
                   coalesce(t.reached_at > t.window_ends_at, false) as late,
                   missed_at, withdrawn_at, withdrawn_by, withdrawn_for, question,
                   (select coalesce(jsonb_agg(jsonb_build_object('outcome', m.outcome, 'at', m.at, 'note', m.note, 'nextAt', m.next_at,
                                                                 'toldAt', m.told_at,
                                                                 'madeBy', m.made_by) order by m.place), '[]')
                    from {joined engagement.callback_attempt} m where m.callback_id = t.id) as attempts,
                   (select coalesce(jsonb_agg(jsonb_build_object('local', to_char(m.local, 'YYYY-MM-DD"T"HH24:MI'), 'zone', m.zone, 'at', m.at,
                                                                 'askedBy', m.asked_by, 'reason', m.reason, 'madeBy', m.made_by)
                                              order by m.place), '[]')
                    from (select * from {joined engagement.callback_move} o where o.callback_id = t.id order by o.place desc limit 50) m) as moves,
                   external_keys, created_at, updated_at, version
            from {engagement.visible_callback} t
            """;
    private static final String ONE = SEEN + " where id = :id";

    static final Listing<CallbackView> LISTING = Callbacks.KIND.filtered(Listing.of(CallbackView.class, SEEN, "startsAt"))
            .filter("accountId", AccountId.class, "l.account_id = :accountId")
            .filter("contactId", ContactId.class, "l.contact_id = :contactId")
            .filter("ticketId", TicketId.class, "l.ticket_id = :ticketId")
            .filter("seriesId", CallbackSeriesId.class, "l.series_id = :seriesId")
            .filter("ownerId", MemberId.class, "l.owner_id = :ownerId")
            .filter("teamId", TeamId.class, "l.team_id = :teamId")
            .filter("state", CallbackState.class, "l.state = :state")
            .filter("channel", CallbackChannel.class, "l.channel = :channel")
            .filter("from", Instant.class, "l.starts_at >= :from")
            .filter("until", Instant.class, "l.starts_at < :until")
            .filter("undecided", Boolean.class, undecided -> undecided ? "l.question is not null" : "l.question is null")
            .sort("startsAt", "starts_at", "timestamptz")
            .sort("createdAt", "id", "uuid");

    static CallbackView get(CallbackId id, Sql sql) {
        return sql.first(CallbackView.class, ONE, Map.of("id", id)).orElseThrow(NotFound::here);
    }
}
