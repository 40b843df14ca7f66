package io.perennial.health.trials;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.perennial.health.scorecards.ScorecardId;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a scorecard would change if it were published, and how far the counting of it is. Whoever sees only own accounts sees only own trials.
 *
 * @param scored how many accounts times days have been looked at
 * @param failure why it failed, in a sentence
 * @param days none before it is complete
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
        @JsonIgnore long version)
        implements Versioned {
    private static final String ONE =
            """
            select id, scorecard_id, state, scored, failure, coalesce(answer, '[]') as days, created_at, finished_at, version
            from {health.trial}
            where id = :id and (:viewer::uuid is null or own_accounts_of = :viewer)
            """;

    static TrialView get(TrialId id, Sql sql) {
        return sql.first(TrialView.class, ONE, Map.of("id", id)).orElseThrow(NotFound::here);
    }
}
