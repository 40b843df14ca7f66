package io.perennial.health.scores;

import io.perennial.accounts.AccountId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an account's score is what it is, and, where an earlier day was asked for, what it became since.
 *
 * @param exception the one that holds: the score is no more than it says
 */
public record HealthExplanation(
        AccountId accountId,
        LocalDate day,
        Basis basis,
        @Nullable ScorecardVersion scorecard,
        @Nullable Integer score,
        @Nullable String band,
        int coverage,
        int low,
        int high,
        List<MeasureExplanation> measures,
        @Nullable HoldingException exception,
        @Nullable HealthChange change) {
    static HealthExplanation of(Standing standing, @Nullable HealthChange change) {
        var scored = standing.scored();
        return new HealthExplanation(
                scored.accountId(), scored.day(), standing.basis(), ScorecardVersion.of(standing.card()), scored.score(), scored.band(),
                scored.coverage(), scored.low(), scored.high(), MeasureExplanation.of(standing), standing.exception().map(HoldingException::of).orElse(null), change);
    }
}
