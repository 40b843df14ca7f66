package io.perennial.surveys.statistics;

import java.util.Optional;

/**
 * A share in percent, such as satisfied answers among all, with Wilson's interval. The counts may be sums of weights.
 *
 * @param hits at least 0, at most {@code n}
 * @param n above 0
 */
public record Share(double hits, double n) {
    private static final double PERCENT = 100;

    /** Returns the share; empty if there is nothing that it is a share of. */
    public static Optional<Share> of(double hits, double n) {
        return n <= 0 ? Optional.empty() : Optional.of(new Share(hits, n));
    }

    /** Returns the share in percent. */
    public double percent() {
        return Interval.rounded(PERCENT * hits / n);
    }

    /** Returns Wilson's interval, in percent. */
    public Interval interval() {
        double z2 = Interval.Z * Interval.Z;
        double share = hits / n;
        double centre = (share + z2 / (2 * n)) / (1 + z2 / n);
        double reach = Math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n);
        return Interval.around(PERCENT * centre, PERCENT * reach, 0, PERCENT);
    }
}
