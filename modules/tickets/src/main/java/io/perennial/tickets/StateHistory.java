package io.perennial.tickets;

import io.perennial.identity.MemberId;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The states and severities of a ticket, in their order. Intervals are half-open; the last one has no end. */
public record StateHistory(List<StateStretch> items) {
    /**
     * One state and severity from its beginning to the next.
     *
     * @param reason what another system called the state, in history
     * @param queue the name of the queue that had the ticket
     */
    public record StateStretch(TicketStatus state, Instant from, @Nullable Instant until, @Nullable Severity severity,
            @Nullable String reason,
            @Nullable HoldParty party,
            @Nullable MemberId assigneeId, @Nullable String assigneeName, @Nullable String queue, @Nullable Integer tier) {}

    /** Limits the states that are shown: of more, the oldest are left out. */
    private static final int MAXIMUM = 1_000;

    private static final String STRETCHES =
            """
            select state, at as "from", lead(at) over (order by at, place) as until, severity, reason, party, assignee_id,
                   (select m.name from {identity.member_name} m where m.id = s.assignee_id) as assignee_name, queue, tier
            from {tickets.visible_state} s
            where ticket_id = :id
            order by at, place
            limit :most
            """;

    static StateHistory of(TicketId ticket, Sql sql) {
        return new StateHistory(sql.list(StateStretch.class, STRETCHES, Map.of("id", ticket, "most", MAXIMUM)));
    }
}
