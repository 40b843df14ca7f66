package io.perennial.health.scores;

import io.perennial.health.scorecards.PublishedScorecard;
import io.perennial.health.scorecards.ScorecardId;
import org.jspecify.annotations.Nullable;

/** The version of the scorecard behind a score. */
public record ScorecardVersion(ScorecardId id, String name, int number) {
    static @Nullable ScorecardVersion of(@Nullable PublishedScorecard card) {
        return card == null ? null : new ScorecardVersion(card.id(), card.body().name(), card.number());
    }
}
