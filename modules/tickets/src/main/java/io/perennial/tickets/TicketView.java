package io.perennial.tickets;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.identity.MemberId;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.json.MaskedByRow;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.TextForm;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.records.ExternalKey;
import io.perennial.tickets.queues.QueueId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as it is read.
 *
 * @param number the number that people use, unique in the tenant
 * @param stateSince the time at which it came to this state
 * @param reopens how often it was reopened
 * @param firstRepliedAt the time of the first public message of a person of the tenant
 * @param acknowledgedAt of a complaint: the time at which the customer was told that it is taken up
 * @param responsibleParty of a complaint: who answers for what happened
 * @param nextClock in lists only, because it changes without the ticket; null if no clock runs or pauses
 * @param mergedInto the ticket that goes on for it
 * @param promisedBy the time by which the customer was promised to hear of it again
 * @param implausible true if the times of another system cannot be in this order
 */
public record TicketView(
        TicketId id,
        long number,
        @Nullable AccountId accountId,
        @Nullable String accountName,
        @Nullable ContactId contactId,
        @Classified(FieldClass.PERSON_NAMES) @Nullable String contactName,
        @Classified(FieldClass.CONTACT_DETAILS) @Nullable Requester requester,
        String subject,
        String type,
        @Nullable String category,
        @Nullable String product,
        Severity severity,
        @Nullable Degree impact,
        @Nullable Degree urgency,
        String channel,
        @Nullable Locale language,
        int tier,
        @Classified(FieldClass.INTERNAL) List<String> tags,
        @Nullable Instant occurredAt,
        Instant reportedAt,
        Precision precision,
        @Nullable Instant expectedBy,
        @Nullable Instant acknowledgedAt,
        @Classified(FieldClass.INTERNAL) @Nullable String responsibleParty,
        boolean history,
        TicketStatus state,
        Instant stateSince,
        @Nullable Instant firstRepliedAt,
        @Nullable Instant solvedAt,
        @Nullable Instant closedAt,
        @Nullable QueueId queueId,
        @Nullable String queueName,
        @Nullable MemberId assigneeId,
        @Nullable String assigneeName,
        @Nullable Instant waitsUntil,
        @Nullable Instant promisedBy,
        @Nullable HoldParty holdParty,
        @Nullable TicketId mergedInto,
        @Nullable String cause,
        @Nullable String workaround,
        @Nullable String solution,
        @Nullable String rootCause,
        @Nullable String apology,
        @Nullable String remedy,
        int reopens,
        boolean implausible,
        List<ExternalKey> externalKeys,
        Instant createdAt,
        Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable NextClock nextClock,
        @JsonIgnore @Nullable List<String> masked,
        long version) implements Versioned, MaskedByRow {
    /** Says if the customer of a ticket is known. */
    private enum Match { MATCHED, UNMATCHED }

    /** Names what a ticket may lack. */
    private enum Lacking {
        QUEUE("queue_id"), ASSIGNEE("assignee_id"), CONTACT("contact_id"), PRODUCT("product");

        private final String column;

        Lacking(String column) {
            this.column = column;
        }

        /** To a vendor, a ticket that one of ours has lacks an assignee, as it is shown: the filter would tell which ones these are. */
        String condition() {
            return "l." + column + " is null";
        }
    }

    private static final String TICKETS =
            """
            select id, number, account_id, (select a.name from {joined accounts.live_account} a where a.id = t.account_id) as account_name,
                   contact_id, (select c.name from {joined accounts.live_contact} c where c.id = t.contact_id) as contact_name,
                   requester, subject, type, category, product, severity, impact, urgency, channel, language, tier, tags,
                   occurred_at, reported_at, precision, expected_by, acknowledged_at, responsible_party, history, state, state_since,
                   first_replied_at, solved_at, closed_at,
                   queue_id, (select q.name from {joined tickets.live_queue} q where q.id = t.queue_id) as queue_name,
                   assignee_id, (select m.name from {identity.member_name} m where m.id = t.assignee_id) as assignee_name,
                   waits_until, promised_by, hold_party, merged_into, cause, workaround, solution, root_cause, apology, remedy, reopens,
                   implausible, external_keys, created_at, updated_at, {masked t} as masked, version
            """;
    static final String SEEN = TICKETS + ", null::jsonb as next_clock from {tickets.visible_ticket} t";

    private static final String ONE = SEEN + " where id = :id";

    /** The clocks are read of the shown tickets only; to sort by them, those of all tickets that the filters leave. */
    private static final String LISTED = TICKETS + ", " + NextClock.OF_TICKET + " from {tickets.visible_ticket} t";

    static final Listing<TicketView> LISTING = Tickets.KIND.filtered(Listing.of(TicketView.class, LISTED, "-reportedAt"))
            .filter("accountId", AccountId.class, "l.account_id = :accountId")
            .filter("contactId", ContactId.class, "l.contact_id = :contactId")
            .filter("match", Match.class, TicketView::matched)
            .filter("state", TicketStatus.class, "l.state = :state")
            .filter("severity", Severity.class, "l.severity = :severity")
            .filter("type", TextForm.matching(TicketBody.WORD, 50), "l.type = :type")
            .filter("channel", TextForm.matching(TicketBody.WORD, 50), "l.channel = :channel")
            .filter("queueId", QueueId.class, "l.queue_id = :queueId")
            .filter("assigneeId", MemberId.class, "l.assignee_id = :assigneeId")
            .filter("without", Lacking.class, Lacking::condition)
            .filter("product", TextForm.upTo(100), "l.product = :product")
            .sort("reportedAt", "reported_at", "timestamptz")
            .sort("createdAt", "id", "uuid")
            .sort("number", "number", "bigint")
            .sort("nextDueAt", "next_due_at", "timestamptz", "infinity");

    /** Returns a condition without a parameter, so that the index of unmatched tickets can be used. */
    private static String matched(Match match) {
        return "l.account_id is " + (match == Match.MATCHED ? "not null" : "null");
    }

    static TicketView get(TicketId id, Sql sql) {
        return find(id, sql).orElseThrow(NotFound::here);
    }

    static Optional<TicketView> find(TicketId id, Sql sql) {
        return sql.first(TicketView.class, ONE, Map.of("id", id));
    }
}
