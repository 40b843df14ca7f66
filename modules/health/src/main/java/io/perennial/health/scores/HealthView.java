package io.perennial.health.scores;

import io.perennial.accounts.AccountId;
import io.perennial.health.scorecards.Band;
import io.perennial.health.scorecards.ScoreException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The health of an account on a day. Scores and shares are in basis points.
 *
 * @param since the first day of the stored period; null if the score is computed
 * @param cappedBy the key of the exception that caps the score
 */
public record HealthView(
        AccountId accountId,
        LocalDate day,
        Basis basis,
        @Nullable LocalDate since,
        @Nullable ScorecardVersion scorecard,
        @Nullable Integer score,
        @Nullable String band,
        @Nullable String letter,
        @Nullable String colour,
        int coverage,
        int low,
        int high,
        @Nullable String cappedBy,
        @Nullable TreeHealth tree) {
    static HealthView of(Standing standing, @Nullable TreeHealth tree) {
        var scored = standing.scored();
        var band = standing.band();
        return new HealthView(
                scored.accountId(), scored.day(), standing.basis(), standing.since(), ScorecardVersion.of(standing.card()),
                scored.score(), scored.band(), band.map(Band::letter).orElse(null), band.map(Band::colour).orElse(null),
                scored.coverage(), scored.low(), scored.high(), standing.exception().map(ScoreException::key).orElse(null), tree);
    }
}
