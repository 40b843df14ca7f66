package io.perennial.surveys.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** A 95 % confidence interval of a figure, in the unit of the figure. */
public record Interval(double low, double high) {
    static final double ERROR_RATE = 0.05;

    /** The quantile for two sides: 1.959964. */
    static final double Z = NormalDistribution.of(0, 1).inverseSurvivalProbability(ERROR_RATE / 2);

    private static final double HUNDREDTHS = 100;

    /** Returns the interval around an estimate, cut to what the figure can be. */
    static Interval around(double centre, double error, double least, double most) {
        return new Interval(rounded(Math.max(least, centre - Z * error)), rounded(Math.min(most, centre + Z * error)));
    }

    /** Returns true if the figure may as well be this value. */
    public boolean holds(double value) {
        return low <= value && value <= high;
    }

    /** Rounds to hundredths. Never returns a negative zero, which JSON would show. */
    static double rounded(double value) {
        return Math.round(value * HUNDREDTHS) / HUNDREDTHS + 0.0;
    }
}
