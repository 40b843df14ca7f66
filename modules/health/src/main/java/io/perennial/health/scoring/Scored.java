package io.perennial.health.scoring;

import io.perennial.accounts.AccountId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scorecard makes of an account on a day, from the facts before the day's end. Scores and shares are in basis points.
 * The lists are in the order of the scorecard's measures.
 *
 * @param score none where no measure with a weight is known
 * @param coverage how much of the weight is known, and fresh
 * @param low the score if all that is unknown were 0
 * @param high the score if it were 100
 * @param cappedBy the place, from 1, of the lowest exception that holds; the first of equal ones. The score, low and high are no
 *     more than it says, and may be less by themselves
 * @param raw none where it is unknown
 * @param points what the raw value makes, however old it is
 * @param freshness how much of the measure's weight counts: 0 where the raw value is unknown, or too old to count
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
