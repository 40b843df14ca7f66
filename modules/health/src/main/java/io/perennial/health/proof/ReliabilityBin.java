package io.perennial.health.proof;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * Accounts with about the same predicted risk, and the share that left.
 *
 * @param from the lower bound of the risk, of ten bins of equal width; the last one includes 1
 * @param predicted the mean of the risks
 * @param observed the share that left
 * @param low of Wilson's 95 % confidence interval for the share
 */
public record ReliabilityBin(
        double from, double to, int n, int churned, double predicted, double observed, double low, double high) {
    private static final int BINS = 10;

    /** Returns the bins that are not empty. */
    static List<ReliabilityBin> of(List<Prediction> predictions) {
        return predictions.stream()
                .collect(Collectors.groupingBy(ReliabilityBin::bin, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(bin -> of(bin.getKey(), bin.getValue()))
                .toList();
    }

    private static int bin(Prediction prediction) {
        return (int) Math.min(BINS - 1, Math.floor(Decimals.rounded(prediction.risk() * BINS)));
    }

    private static ReliabilityBin of(int bin, List<Prediction> within) {
        int churned = (int) within.stream().filter(Prediction::churned).count();
        var interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(within.size(), churned, Auc.ERROR_RATE);
        return new ReliabilityBin(
                (double) bin / BINS,
                (bin + 1.0) / BINS,
                within.size(),
                churned,
                Decimals.rounded(within.stream().mapToDouble(Prediction::risk).sum() / within.size()),
                Decimals.rounded((double) churned / within.size()),
                Decimals.rounded(interval.getLowerBound()),
                Decimals.rounded(interval.getUpperBound()));
    }
}
