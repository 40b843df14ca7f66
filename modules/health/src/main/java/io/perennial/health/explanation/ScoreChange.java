package io.perennial.health.explanation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The change from one score to another, with its reasons. The score is recomputed step by step from one standing to the other. Each step
 * replaces one more value, so the parts add up to the change to the basis point. The steps follow the order of the causes; within a cause,
 * measures that gain known weight come first, then the order of the later scorecard's measures applies.
 *
 * @param scoreFrom in basis points; null if too little was known or no scorecard fitted
 * @param change null if one of the scores is
 * @param parts without parts of 0; empty if {@code change} is null
 */
public record ScoreChange(
        @Nullable Integer scoreFrom, @Nullable Integer scoreTo, @Nullable Integer change, List<ChangePart> parts) {

    public static ScoreChange between(Optional<Standing> from, Optional<Standing> to) {
        var scoreFrom = from.filter(Standing::isCovered).map(Mixture::of).flatMap(Mixture::score);
        var scoreTo = to.filter(Standing::isCovered).map(Mixture::of).flatMap(Mixture::score);
        if (scoreFrom.isEmpty() || scoreTo.isEmpty())
            return new ScoreChange(scoreFrom.orElse(null), scoreTo.orElse(null), null, List.of());
        var parts = new Walk(from.get(), to.get()).parts();
        return new ScoreChange(scoreFrom.get(), scoreTo.get(), scoreTo.get() - scoreFrom.get(), parts);
    }
}
