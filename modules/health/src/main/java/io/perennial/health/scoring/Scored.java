package io.perennial.health.scoring;

import io.perennial.accounts.AccountId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a scorecard for an account on a day, from the facts before the day's end. Scores and shares are in basis points. The lists
 * are in the order of the scorecard's measures.
 *
 * @param score null if no measure with a weight is known, or the coverage is below the scorecard's least
 * @param coverage the part of the weight that is known and fresh
 * @param low the score if all unknown measures were 0
 * @param high the score if they were 100
 * @param cappedBy the position, from 1, of the lowest exception that holds; the first one on ties. It limits the score, low and high, which
 *     may be lower even without it
 * @param raw null if it is unknown
 * @param points of the raw value, regardless of its age
 * @param freshness the part of the measure's weight that counts: 0 if the raw value is unknown or too old
 * @param seen the local day of the latest fact behind the raw value
 */
public record Scored(
        AccountId accountId,
        LocalDate day,
        @Nullable Integer score,
        int coverage,
        int low,
        int high,
        @Nullable String band,
        @Nullable Integer cappedBy,
        List<@Nullable BigDecimal> raw,
        List<@Nullable Integer> points,
        List<Integer> freshness,
        List<@Nullable LocalDate> seen) {}
