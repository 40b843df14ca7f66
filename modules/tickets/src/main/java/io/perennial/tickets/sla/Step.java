package io.perennial.tickets.sla;

import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            where ticket_id = any (array(select unnest(:ids::uuid[]))) and severity is not null
            order by ticket_id, place
            """;

    /** Returns the changes of each ticket, in order. */
    static Map<UUID, List<Step>> of(Collection<UUID> tickets, Sql sql) {
        return sql.list(Step.class, STEPS, Map.of("ids", tickets.toArray(UUID[]::new))).stream()
                .collect(Collectors.groupingBy(Step::ticketId));
    }

    /** Returns the last change of a ticket that is not after an instant. */
    static Optional<Step> at(Instant at, List<Step> steps) {
        return steps.stream().filter(one -> !one.at().isAfter(at)).reduce((_, later) -> later);
    }

    /** Returns true if nobody works on the ticket any more. */
    boolean isOver() {
        return state.equals("solved") || state.equals("closed") || state.equals("spam");
    }

    /** Returns why a clock ends with the ticket although what it waits for has not come: a solution is what the resolution waits for. */
    Optional<Ending> ending(ClockKind kind, boolean merged) {
        if (state.equals("spam")) return Optional.of(Ending.SPAM);
        if (merged) return Optional.of(Ending.MERGED);
        return kind == ClockKind.RESOLUTION ? Optional.empty() : Optional.of(Ending.SOLVED);
    }

    /** Returns true if somebody else is waited for. */
    boolean isWaiting() {
        return state.equals("pending") || state.equals("on_hold");
    }
}
