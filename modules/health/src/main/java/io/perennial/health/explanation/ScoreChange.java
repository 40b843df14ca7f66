package io.perennial.health.explanation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From one score to another, and why. The score is computed again and again on the way from the one standing to the other, each
 * time with one thing more as it is in the other, so that the parts add up to the change to the basis point. The order is that of
 * the causes; within one, measures that more is known of come first, then that of the later scorecard's measures.
 *
 * @param scoreFrom in basis points, none where too little was known or no scorecard fitted
 * @param change none where one of the scores is
 * @param parts without those that changed nothing, none at all where there is no change to split
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
