package io.perennial.tickets.sla;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a replay of clocks.
 *
 * @param policy the only policy that is applied; null for all, in order
 * @param tickets the number of tickets done so far
 * @param clocks the number of clocks computed
 * @param missed the number of those that missed their target
 * @param failure the reason of the failure, in a sentence
 */
public record ClockReplayView(
        ClockReplayId id, @Nullable String policy, long tickets, long clocks, long missed, State state, @Nullable String failure,
        Instant createdAt, @Nullable Instant finishedAt, long version) implements Versioned {
    /** Says if it still computes. A failed one has kept what it computed before. */
    enum State { RUNNING, COMPLETE, FAILED }

    private static final String ONE =
            """
            select id, policy, tickets, clocks, missed,
                   case when finished_at is null then 'running' when failure is null then 'complete' else 'failed' end as state, failure, created_at,
                   finished_at, version
            from {tickets.clock_replay}
            where id = :id
            """;

    static ClockReplayView get(ClockReplayId id, Sql sql) {
        return sql.first(ClockReplayView.class, ONE, Map.of("id", id)).orElseThrow(NotFound::here);
    }
}
