package io.perennial.health.explanation;

import static java.util.Objects.requireNonNull;

import io.perennial.health.scorecards.ScorecardBody;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an account stood on a day, as far as its score follows from it. The lists are in the order of the scorecard's measures.
 *
 * @param points of each measure in basis points, none where it is unknown
 * @param freshness of each measure in basis points, 0 where it is unknown
 * @param cappedBy the place, from 1, of the exception that holds the score down, if one does
 */
public record Standing(
        ScorecardBody scorecard,
        @Nullable Integer cappedBy,
        List<@Nullable BigDecimal> raw,
        List<@Nullable Integer> points,
        List<Integer> freshness) {
    /** Whether as much of it is known as the scorecard asks of a score. */
    boolean isCovered() {
        return coverage() >= requireNonNull(scorecard.leastCoverage());
    }

    /** Rounded half up to the basis point, and never to nothing where something is known. */
    private long coverage() {
        long whole = 0, known = 0;
        for (int at = 0; at < freshness.size(); at++) {
            long weight = scorecard.measures().get(at).weight();
            whole += weight;
            known += weight * freshness.get(at);
        }
        return known == 0 ? 0 : Math.max(1, (2 * known + whole) / (2 * whole));
    }
}
