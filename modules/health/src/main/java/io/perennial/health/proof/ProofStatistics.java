package io.perennial.health.proof;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What scores, frozen some time before an outcome, were worth.
 *
 * @param auc over all pairs
 * @param aucWithinQuarters over pairs that were frozen in the same calendar quarter, which is what the verdict goes by; none where no quarter has two
 *     of either outcome
 * @param confusion of the lowest band
 * @param worstTenthLift how many times as often the tenth with the lowest scores left as all did; where the tenth cuts through
 *     equal scores, each of them counts in part
 * @param brier of the scores read as risks: 1 − score / 100
 * @param brierOfBaseRate of saying the share of churn each time
 * @param calibration none where the older or the newer outcomes are too few
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

    /** @param scores with some of either outcome */
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
