package io.perennial.tickets;

import io.perennial.kernel.Changes.Change;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the customer of a ticket has heard.
 *
 * @param firstRepliedAt when a person answered first
 * @param promisedAt when the customer was told to hear more until {@code promisedBy}; null if no promise is open
 */
record Heard(@Nullable Instant firstRepliedAt, @Nullable Instant promisedAt, @Nullable Instant promisedBy) {
    /** Holds what the customer of a ticket has heard by the messages that it has now. */
    @BeyondSight("The caller sees the tickets, or they go on for those that the caller sees.")
    record Told(UUID id, @Nullable Instant firstRepliedAt, @Nullable Instant lastRepliedAt, @Nullable Instant promisedAt,
            @Nullable Instant promisedBy) {
        /** A promise that a message had kept is open again if the message belongs to another ticket now. */
        private static final String TOLD =
                """
                with recursive whole as (
                    select t.id, t.id as part from {beyond tickets.ticket} t where t.id = any (:ids)
                    union
                    select w.id, t.id from whole w join {beyond tickets.ticket} t on t.merged_into = w.part),
                answer as materialized (
                    select w.id, least(m.sent_at, date_trunc('second', m.created_at)) as sent_at
                    from whole w join {beyond tickets.message} m on m.ticket_id = w.part
                    where m.kind = 'public' and m.author = 'member' and not m.auto_reply and not m.history and m.deleted_at is null),
                promise as (
                    select distinct on (c.ticket_id) c.ticket_id, c.started_at as at, c.ended,
                           c.started_at + make_interval(secs => (c.countdown -> 'terms' ->> 'target')::bigint) as until
                    from {beyond tickets.clock} c
                    where c.ticket_id = any (:ids) and c.kind = 'next_update' and c.policy = 'promise' and c.party = 'customer'
                    order by c.ticket_id, c.started_at desc)
                select t.id, (select min(a.sent_at) from answer a where a.id = t.id) as first_replied_at,
                       (select max(a.sent_at) from answer a where a.id = t.id) as last_replied_at, p.at as promised_at, p.until as promised_by
                from {beyond tickets.ticket} t
                left join promise p on p.ticket_id = t.id and p.ended is null
                    and not exists (select from answer a where a.id = t.id and a.sent_at >= p.at)
                where t.id = any (:ids) and not t.history
                """;

        static List<Told> of(Collection<UUID> tickets, Sql sql) {
            return sql.list(Told.class, TOLD, Map.of("ids", tickets.toArray(UUID[]::new)));
        }

        /** @param isWorkedOn only then a promise is opened again */
        Heard after(Heard before, boolean isWorkedOn) {
            var last = lastRepliedAt;
            if (before.promisedAt != null) {
                var replied = last == null ? before : before.replied(last);
                return new Heard(firstRepliedAt, replied.promisedAt, replied.promisedBy);
            }
            return new Heard(firstRepliedAt, isWorkedOn ? promisedAt : null, isWorkedOn ? promisedBy : null);
        }
    }

    /** Notes a reply. The earliest one is the first, whatever was told before; what was written after a promise keeps it. */
    Heard replied(Instant at) {
        var isFirst = firstRepliedAt == null || at.isBefore(firstRepliedAt);
        var isKept = promisedAt != null && !at.isBefore(promisedAt);
        return new Heard(isFirst ? at : firstRepliedAt, isKept ? null : promisedAt, isKept ? null : promisedBy);
    }

    /** @param by null to take the promise back */
    Heard promised(@Nullable Instant by, Instant now) {
        return new Heard(firstRepliedAt, by == null ? null : now, by);
    }

    /** Returns what is new since then. */
    Map<String, Change> since(Heard before) {
        var changes = new LinkedHashMap<String, Change>();
        if (!Objects.equals(promisedBy, before.promisedBy)) changes.put("promisedBy", new Change(before.promisedBy, promisedBy));
        if (!Objects.equals(firstRepliedAt, before.firstRepliedAt))
            changes.put("firstRepliedAt", new Change(before.firstRepliedAt, firstRepliedAt));
        return changes;
    }
}
