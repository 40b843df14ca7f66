package io.perennial.health.proof;

import io.perennial.kernel.Maybe;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The confusion matrix of red accounts and departures.
 *
 * @param precision the share of the red accounts that left; null if none was red
 * @param recall the share of the departed accounts that were red; null if none left
 * @param lift the churn rate of the red accounts divided by that of all; null if none was red or none left
 */
public record Confusion(
        int redChurned,
        int redStayed,
        int otherChurned,
        int otherStayed,
        @Nullable Double precision,
        @Nullable Double recall,
        @Nullable Double lift) {

    /** @param redBelow the score at which the lowest band ends */
    static Confusion of(List<FrozenScore> scores, int redBelow) {
        int redChurned = count(scores, redBelow, true, true);
        int redStayed = count(scores, redBelow, true, false);
        int otherChurned = count(scores, redBelow, false, true);
        var precision = share(redChurned, redChurned + redStayed);
        var all = share(redChurned + otherChurned, scores.size());
        return new Confusion(
                redChurned,
                redStayed,
                otherChurned,
                count(scores, redBelow, false, false),
                rounded(precision),
                rounded(share(redChurned, redChurned + otherChurned)),
                precision == null || all == null || all == 0 ? null : rounded(precision / all));
    }

    private static int count(List<FrozenScore> scores, int redBelow, boolean red, boolean churned) {
        return (int) scores.stream().filter(one -> one.score() < redBelow == red && one.churned() == churned).count();
    }

    private static @Nullable Double share(int part, int whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    private static @Nullable Double rounded(@Nullable Double value) {
        return Maybe.map(value, Decimals::rounded);
    }
}
