package io.perennial.health.scores;

import io.perennial.health.explanation.ChangePart;
import io.perennial.health.explanation.ScoreChange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From the score of an earlier day to the one that is explained, and why.
 *
 * @param change none where one of the scores is
 * @param parts they add up to the change, to the basis point
 */
public record HealthChange(
        LocalDate from,
        Basis basisFrom,
        @Nullable Integer scoreFrom,
        @Nullable Integer scoreTo,
        @Nullable Integer change,
        List<ChangePart> parts) {
    static HealthChange between(Standing from, Standing to) {
        var change = ScoreChange.between(asIngredients(from), asIngredients(to));
        return new HealthChange(
                from.scored().day(), from.basis(), change.scoreFrom(), change.scoreTo(), change.change(), change.parts());
    }

    private static Optional<io.perennial.health.explanation.Standing> asIngredients(Standing standing) {
        var scored = standing.scored();
        return Optional.ofNullable(standing.card()).map(card -> new io.perennial.health.explanation.Standing(
                card.body(), scored.cappedBy(), scored.raw(), scored.points(), scored.freshness()));
    }
}
