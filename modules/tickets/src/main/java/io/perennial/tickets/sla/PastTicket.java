package io.perennial.tickets.sla;

import io.perennial.platform.sql.Sql;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tickets of another system's history, as their facts tell it: the report, all states, or at least the end. */
final class PastTicket {
    private record Next(UUID id) {}

    private static final String NEXT =
            """
            select id from {whole tickets.ticket}
            where id > :reached and history and deleted_at is null and state <> 'spam'
            order by id
            limit :most
            """;
    private static final String STEPS =
            """
            select e.ticket_id, (row_number() over (partition by e.ticket_id order by e.at, e.place))::integer as place, e.at, e.state, e.severity
            from (
                select t.id as ticket_id, 0 as place, t.reported_at as at, 'new' as state, t.severity
                from {whole tickets.ticket} t where t.id = any (:ids)
                union all
                select t.id, s.place, greatest(s.at, t.reported_at), s.state, coalesce(s.severity, t.severity)
                from {whole tickets.ticket} t join {whole tickets.ticket_state} s on s.ticket_id = t.id where t.id = any (:ids)
                union all
                select t.id, 1, greatest(coalesce(t.solved_at, t.closed_at), t.reported_at), 'solved', t.severity
                from {whole tickets.ticket} t
                where t.id = any (:ids) and coalesce(t.solved_at, t.closed_at) is not null
                  and not exists (select from {whole tickets.ticket_state} s where s.ticket_id = t.id)
            ) e
            order by e.ticket_id, place
            """;

    private PastTicket() {}

    /** Returns the next tickets after one, by id. */
    static List<UUID> after(UUID reached, int most, Sql sql) {
        return sql.list(Next.class, NEXT, Map.of("reached", reached, "most", most)).stream().map(Next::id).toList();
    }

    static Map<UUID, List<Step>> steps(Collection<UUID> tickets, Sql sql) {
        return sql.list(Step.class, STEPS, Map.of("ids", tickets.toArray(UUID[]::new))).stream()
                .collect(Collectors.groupingBy(Step::ticketId));
    }
}
