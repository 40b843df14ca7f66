package io.perennial.surveys.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Tells how answers are distributed over the choices of a question, with Goodman's simultaneous intervals. */
public final class Distribution {
    private static final double PERCENT = 100;

    private Distribution() {}

    /**
     * Returns the interval of each choice's share, in percent. All of them hold at once with 95 %.
     *
     * @param counts of the choices, in order, which may be sums of weights; none if their sum is 0
     */
    public static List<Interval> of(List<Double> counts) {
        double n = counts.stream().mapToDouble(Double::doubleValue).sum();
        if (n <= 0) return List.of();
        double chi = ChiSquaredDistribution.of(1).inverseSurvivalProbability(Interval.ERROR_RATE / counts.size());
        var intervals = new ArrayList<Interval>();
        for (double count : counts) {
            double reach = Math.sqrt(chi * (chi + 4 * count * (n - count) / n));
            double low = (chi + 2 * count - reach) / (2 * (n + chi));
            double high = (chi + 2 * count + reach) / (2 * (n + chi));
            intervals.add(new Interval(Interval.rounded(PERCENT * low), Interval.rounded(PERCENT * high)));
        }
        return intervals;
    }
}
