package io.perennial.tickets;

import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The history of a ticket's states and severities: one row for each change, in order. The last row says how it is now. */
@BeyondSight("The caller sees the tickets that these methods take, or has just created them.")
@ApplicationScoped
class StateLog {
    private static final String BEGIN =
            """
            insert into tickets.ticket_state (tenant_id, ticket_id, place, at, state, severity, tier, queue)
            select t.tenant_id, t.id, 1, t.reported_at, t.state, t.severity, t.tier, q.name
            from {beyond tickets.ticket} t
            left join {tickets.queue} q on q.id = t.queue_id
            where t.id = any (array(select unnest(:ids::uuid[]))) and not t.history
            """;

    /** An earlier change may be of a moment later than this one, if the clocks of two machines differ. The order stays. */
    private static final String APPEND =
            """
            insert into tickets.ticket_state (tenant_id, ticket_id, place, at, state, severity, party, assignee_id, queue, tier,
                                              vendor_id)
            select t.tenant_id, t.id, coalesce(l.place, 0) + 1, greatest(l.at, :at::timestamptz), t.state, t.severity, t.hold_party, t.assignee_id,
                   q.name, t.tier,
                   (select h.vendor_id from {beyond tickets.handover} h where h.ticket_id = t.id and h.until_at is null)
            from {beyond tickets.ticket} t
            left join {tickets.queue} q on q.id = t.queue_id
            left join lateral (
                select s.place, s.at from {beyond tickets.ticket_state} s where s.ticket_id = t.id order by s.place desc limit 1
            ) l on true
            where t.id = any (array(select unnest(:ids::uuid[])))
            """;

    /** Moves the first state to the time of the report. A ticket goes on from the oldest report that was merged into it. */
    private static final String REPORT =
            """
            update tickets.ticket_state s set at = r.at
            from (
                select t.id, least(t.reported_at, (
                    select min(m.reported_at) from {beyond tickets.ticket} m where m.merged_into = t.id and m.deleted_at is null)) as at
                from {beyond tickets.ticket} t where t.id = any (:ids)) r
            where s.tenant_id = :tenant and s.ticket_id = r.id and (s.place = 1 or s.at < r.at)
            """;

    private final Sql sql;

    @Inject
    StateLog(Sql sql) {
        this.sql = sql;
    }

    /** Begins the history of new tickets. */
    void begin(Collection<UUID> tickets) {
        if (!tickets.isEmpty()) sql.change(BEGIN, Map.of("ids", tickets.toArray(UUID[]::new)));
    }

    /** Lets the histories begin when the tickets were reported, after that was corrected. */
    void report(Collection<UUID> tickets) {
        if (!tickets.isEmpty()) sql.change(REPORT, Map.of("ids", tickets.toArray(UUID[]::new)));
    }

    void append(TicketId ticket, Instant at) {
        append(List.of(ticket.value()), at);
    }

    /** Adds how these tickets are now. */
    void append(Collection<UUID> tickets, Instant at) {
        if (!tickets.isEmpty()) sql.change(APPEND, Map.of("ids", tickets.toArray(UUID[]::new), "at", at));
    }
}
