package io.perennial.health.explanation;

import static java.util.Objects.requireNonNull;

import io.perennial.health.scorecards.ScorecardBody;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts behind an account's score on a day. The lists are in the order of the scorecard's measures.
 *
 * @param points of each measure in basis points; null if it is unknown
 * @param freshness of each measure in basis points; 0 if it is unknown
 * @param cappedBy the position, from 1, of the exception that caps the score; null if none does
 */
public record Standing(
        ScorecardBody scorecard,
        @Nullable Integer cappedBy,
        List<@Nullable BigDecimal> raw,
        List<@Nullable Integer> points,
        List<Integer> freshness) {
    /** Returns true if the known weight reaches the scorecard's least coverage. */
    boolean isCovered() {
        return coverage() >= requireNonNull(scorecard.leastCoverage());
    }

    /** Returns the coverage, rounded half up to the basis point; at least 1 if anything is known. */
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
