package io.perennial.health.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * Measures how well scores separate the accounts that stay from those that leave: the probability that of one of each, drawn at random, the
 * one that stays has the higher score; a tie counts half (the area under the receiver operating characteristic).
 *
 * @param low of the 95 % confidence interval: DeLong's variance on the logit scale, clustered by account; if no pair or every pair is in
 *     order, Wilson's interval for as many trials as there are accounts with the rarer outcome
 */
public record Auc(double value, double low, double high) {
    static final double ERROR_RATE = 0.05;
    private static final double QUANTILE = NormalDistribution.of(0, 1).inverseSurvivalProbability(ERROR_RATE / 2);
    private static final double CHANCE = 0.5;

    static Auc of(double[] stayed, double[] left) {
        return pooled(List.of(Placements.of(stayed, left)));
    }

    static Auc of(List<FrozenScore> scores) {
        return pooled(List.of(Placements.of(scores)));
    }

    /**
     * Returns the value over pairs of scores frozen in the same calendar quarter. If scores rise or fall for everybody, those of different
     * days differ, whoever leaves. Empty if no quarter has two accounts of either outcome.
     */
    static Optional<Auc> withinQuarters(List<FrozenScore> scores) {
        var quarters = scores.stream()
                .collect(Collectors.groupingBy(one -> one.day().getYear() * 4 + (one.day().getMonthValue() - 1) / 3))
                .values()
                .stream()
                .map(Placements::of)
                .filter(placements -> placements.rarer() > 1)
                .toList();
        return quarters.isEmpty() ? Optional.empty() : Optional.of(pooled(quarters));
    }

    private static Auc pooled(List<Placements> strata) {
        double pairs = strata.stream().mapToDouble(Placements::pairs).sum();
        double value = strata.stream().mapToDouble(one -> one.pairs() / pairs * one.mean()).sum();
        var influences = new HashMap<Object, Double>();
        strata.forEach(one -> one.influences(one.pairs() / pairs, (account, by) -> influences.merge(account, by, Double::sum)));
        double variance = influences.values().stream().mapToDouble(by -> by * by).sum();
        return around(value, Math.sqrt(variance), strata.stream().mapToInt(Placements::rarer).sum());
    }

    Verdict verdict() {
        if (low > CHANCE) return Verdict.PREDICTS;
        return high < CHANCE ? Verdict.PREDICTS_THE_OPPOSITE : Verdict.PREDICTS_NOTHING;
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
}
