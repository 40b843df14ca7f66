package io.perennial.health.proof;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of scores that were frozen some time before an outcome.
 *
 * @param auc over all pairs
 * @param aucWithinQuarters over pairs that were frozen in the same calendar quarter; the verdict follows from it; null if no quarter has
 *     two of either outcome
 * @param confusion of the lowest band
 * @param worstTenthLift the churn rate of the tenth with the lowest scores divided by that of all; ties at the edge of the tenth count in
 *     part
 * @param brier of the scores read as risks: 1 − score / 100
 * @param brierOfBaseRate of always predicting the share of churn
 * @param calibration null if there are too few older or newer outcomes
 */
public record ProofStatistics(
        Auc auc,
        @Nullable Auc aucWithinQuarters,
        Confusion confusion,
        double worstTenthLift,
        double brier,
        double brierOfBaseRate,
        List<ReliabilityBin> reliability,
        @Nullable Calibration calibration) {
    private static final int TENTHS = 10;

    /** @param scores at least one of either outcome */
    public static ProofStatistics of(List<FrozenScore> scores, int redBelow) {
        double base = scores.stream().filter(FrozenScore::churned).count() / (double) scores.size();
        var risks = Prediction.of(scores, FrozenScore::risk);
        return new ProofStatistics(
                Auc.of(scores),
                Auc.withinQuarters(scores).orElse(null),
                Confusion.of(scores, redBelow),
                Decimals.rounded(worstTenth(scores) / base),
                Prediction.brier(risks),
                Prediction.brier(Prediction.of(scores, one -> base)),
                ReliabilityBin.of(risks),
                Calibration.of(scores).orElse(null));
    }

    public Verdict verdict() {
        return aucWithinQuarters == null ? Verdict.TOO_FEW_OUTCOMES : aucWithinQuarters.verdict();
    }

    private static double worstTenth(List<FrozenScore> scores) {
        double tenth = scores.size() / (double) TENTHS;
        double left = tenth;
        double churned = 0;
        var equals = scores.stream().collect(Collectors.groupingBy(FrozenScore::score, TreeMap::new, Collectors.toList()));
        for (var equal : equals.values()) {
            double part = Math.min(1, left / equal.size());
            churned += part * equal.stream().filter(FrozenScore::churned).count();
            left -= part * equal.size();
            if (left <= 0) break;
        }
        return churned / tenth;
    }
}
