package io.perennial.health.replays;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a replay.
 *
 * @param days the Mondays as of which accounts are scored
 * @param accounts the number of accounts done so far
 * @param failure the reason of the failure, in a sentence
 * @param scores the number of scores written; an unchanged score is written once
 */
public record ReplayView(
        ReplayId id, LocalDate from, int days, long accounts, long scores, ReplayState state, @Nullable String failure, Instant createdAt,
        @Nullable Instant finishedAt,
        long version) implements Versioned {
    private static final String ONE =
            """
            select id, days[1] as from, cardinality(days) as days, accounts, scores,
                   case when finished_at is null then 'running' when failure is null then 'complete' else 'failed' end as state, failure, created_at, finished_at, version
            from {health.replay}
            where id = :id
            """;

    static ReplayView get(ReplayId id, Sql sql) {
        return sql.first(ReplayView.class, ONE, Map.of("id", id)).orElseThrow(NotFound::here);
    }
}
