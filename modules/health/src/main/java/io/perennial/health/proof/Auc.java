package io.perennial.health.proof;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.ranking.NaturalRanking;

/**
 * How well scores tell those that stay from those that leave: the chance that of one of each, drawn at random, the one that
 * stays has the higher score, half of it where both are equal (the area under the receiver operating characteristic).
 *
 * @param low of the interval that holds the true value 95 times of 100: DeLong's variance on the logit scale; where no pair, or
 *     every pair, is in order, Wilson's interval of as many as the rarer outcome has
 */
public record Auc(double value, double low, double high) {
    static final double ERROR_RATE = 0.05;
    private static final double QUANTILE = NormalDistribution.of(0, 1).inverseSurvivalProbability(ERROR_RATE / 2);
    private static final double CHANCE = 0.5;

    /** DeLong's placements by midranks, as Sun and Xu compute them: sorting instead of comparing every pair. */
    static Auc of(double[] stayed, double[] left) {
        var ranking = new NaturalRanking();
        var ranks = ranking.apply(DoubleStream.concat(Arrays.stream(stayed), Arrays.stream(left)).toArray());
        var below = placements(ranks, 0, ranking.apply(stayed.clone()), left.length);
        var above = placements(ranks, stayed.length, ranking.apply(left.clone()), stayed.length);
        double value = mean(below);
        return around(value, Math.sqrt(variance(below) / stayed.length + variance(above) / left.length), Math.min(stayed.length, left.length));
    }

    Verdict verdict() {
        if (low > CHANCE) return Verdict.PREDICTS;
        return high < CHANCE ? Verdict.PREDICTS_THE_OPPOSITE : Verdict.PREDICTS_NOTHING;
    }

    /** Of each value of one side, the share of the other side's values that are lower, equal ones half. */
    private static double[] placements(double[] ranks, int from, double[] own, int others) {
        return IntStream.range(0, own.length).mapToDouble(at -> (ranks[from + at] - own[at]) / others).toArray();
    }

    private static Auc around(double value, double error, int rarer) {
        if (value <= 0 || value >= 1) {
            var interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(rarer, value >= 1 ? rarer : 0, ERROR_RATE);
            return rounded(value, interval.getLowerBound(), interval.getUpperBound());
        }
        double centre = Math.log(value / (1 - value));
        double reach = QUANTILE * error / (value * (1 - value));
        return rounded(value, logistic(centre - reach), logistic(centre + reach));
    }

    private static Auc rounded(double value, double low, double high) {
        return new Auc(Decimals.rounded(value), Decimals.rounded(low), Decimals.rounded(high));
    }

    private static double logistic(double value) {
        return 1 / (1 + Math.exp(-value));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / (values.length - 1);
    }
}
