package io.perennial.tickets;

import io.perennial.calendars.clocks.Run;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The clock of a ticket that is used up first; one that pauses only if none runs.
 *
 * @param dueAt when the target is used up; null while it pauses
 * @param leftSeconds seconds of business time that are left while it pauses; null while it runs
 * @param missedAt when the target was missed; null if it was not
 */
public record NextClock(Waits kind, Run state, @Nullable Instant dueAt, @Nullable Long leftSeconds, @Nullable Instant missedAt) {
    /** Names what a clock waits for. */
    public enum Waits { FIRST_RESPONSE, NEXT_REPLY, NEXT_UPDATE, RESOLUTION }

    /** Returns the clock of a ticket {@code t}, and the time by which tickets are sorted: infinity if no clock runs. */
    static final String OF_TICKET =
            """
            (select jsonb_build_object('kind', c.kind, 'state', c.run, 'dueAt', case when c.run = 'running' then c.due_at end,
                                       'leftSeconds', case when c.run = 'paused' then (c.countdown ->> 'left')::bigint end,
                                       'missedAt', c.missed_at)
                    from {joined tickets.clock} c
                    where c.ticket_id = t.id and c.party = 'customer' and c.run <> 'stopped' and not c.replayed
                    order by c.run desc, c.due_at, c.kind
                    limit 1) as next_clock,
                   coalesce((select min(c.due_at) from {joined tickets.clock} c
                             where c.ticket_id = t.id and c.party = 'customer' and c.run = 'running' and not c.replayed), 'infinity') as next_due_at
            """;
}
