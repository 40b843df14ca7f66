package io.perennial.health.explanation;

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
        List<Integer> freshness) {}
