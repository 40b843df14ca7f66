package io.perennial.health.trials;

import io.perennial.health.scorecards.ScorecardId;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The effect of publishing a scorecard, and the progress of the trial. A caller who does not see all accounts sees only own trials.
 *
 * @param scored the number of accounts times days processed so far
 * @param failure the reason of the failure, in a sentence
 * @param days empty before it is complete
 */
public record TrialView(
        TrialId id,
        ScorecardId scorecardId,
        TrialState state,
        long scored,
        @Nullable String failure,
        List<TrialDay> days,
        Instant createdAt,
        @Nullable Instant finishedAt,
        long version) implements Versioned {
    private static final String ONE =
            """
            select id, scorecard_id, state, scored, failure, coalesce(answer, '[]') as days, created_at, finished_at, version
            from {health.visible_trial}
            where id = :id
            """;

    static TrialView get(TrialId id, Sql sql) {
        return sql.first(TrialView.class, ONE, Map.of("id", id)).orElseThrow(NotFound::here);
    }
}
