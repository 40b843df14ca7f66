package io.perennial.health.scores;

import io.perennial.accounts.AccountId;
import io.perennial.health.explanation.ChangePart;
import io.perennial.health.explanation.ScoreChange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The reasons for an account's score and, if an earlier day was asked for, for its change since then.
 *
 * @param exception the exception that caps the score; null if none does
 * @param from the earlier day; this field and all after it are null or empty if none was asked for
 * @param change null if one of the scores is
 * @param parts the parts of the change; they add up to it to the basis point
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
        @Nullable LocalDate from,
        @Nullable Basis basisFrom,
        @Nullable Integer scoreFrom,
        @Nullable Integer scoreTo,
        @Nullable Integer change,
        List<ChangePart> parts) {
    /** @param closed the kinds of sources whose values the caller may not read */
    static HealthExplanation of(Standing standing, Predicate<String> closed) {
        return of(standing, closed, null, null, new ScoreChange(null, null, null, List.of()));
    }

    static HealthExplanation since(Standing from, Standing to, Predicate<String> closed) {
        return of(to, closed, from.scored().day(), from.basis(), ScoreChange.between(asIngredients(from), asIngredients(to)));
    }

    private static HealthExplanation of(
            Standing standing, Predicate<String> closed, @Nullable LocalDate from, @Nullable Basis basisFrom, ScoreChange change) {
        var scored = standing.scored();
        return new HealthExplanation(
                scored.accountId(), scored.day(), standing.basis(), ScorecardVersion.of(standing.card()), scored.score(), scored.band(),
                scored.coverage(), scored.low(), scored.high(), MeasureExplanation.of(standing, closed),
                standing.exception().map(HoldingException::of).orElse(null),
                from, basisFrom, change.scoreFrom(), change.scoreTo(), change.change(), change.parts());
    }

    private static Optional<io.perennial.health.explanation.Standing> asIngredients(Standing standing) {
        var scored = standing.scored();
        return Optional.ofNullable(standing.card()).map(card -> new io.perennial.health.explanation.Standing(
                card.body(), scored.cappedBy(), scored.raw(), scored.points(), scored.freshness()));
    }
}
