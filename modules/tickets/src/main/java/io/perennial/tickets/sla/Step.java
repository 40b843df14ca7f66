package io.perennial.tickets.sla;

import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A change of a ticket, as its history keeps it. The first one is the report of the ticket.
 *
 * @param place the number of the change, from 1
 * @param state the state from then on, in lower case
 * @param severity the severity from then on, in lower case
 */
@BeyondSight("Clocks follow the whole ticket. What a caller may see of them is read through slices.")
record Step(UUID ticketId, int place, Instant at, String state, String severity) {
    private static final String STEPS =
            """
            select ticket_id, place, at, state, severity
            from {beyond tickets.ticket_state}
            where ticket_id = any (:ids) and severity is not null
            order by ticket_id, place
            """;

    /** Returns the changes of each ticket, in order. */
    static Map<UUID, List<Step>> of(Collection<UUID> tickets, Sql sql) {
        return sql.list(Step.class, STEPS, Map.of("ids", tickets.toArray(UUID[]::new))).stream()
                .collect(Collectors.groupingBy(Step::ticketId));
    }

    /** Returns true if nobody works on the ticket any more. */
    boolean isOver() {
        return state.equals("solved") || state.equals("closed") || state.equals("spam");
    }

    /** Returns true if somebody else is waited for. */
    boolean isWaiting() {
        return state.equals("pending") || state.equals("on_hold");
    }
}
