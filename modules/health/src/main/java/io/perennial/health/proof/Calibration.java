package io.perennial.health.proof;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The risk behind each score, fitted to the older outcomes and tested on the newer ones.
 *
 * @param judgedFrom the first frozen day of the newer outcomes; those before it, about two thirds, are the older ones
 * @param brier of the calibrated risks, on the newer outcomes
 * @param brierUncalibrated of the scores as they are, on the same outcomes
 * @param brierOfBaseRate of always predicting the older outcomes' share of churn, on the same outcomes
 */
public record Calibration(
        LocalDate judgedFrom,
        int fitted,
        int judged,
        double brier,
        double brierUncalibrated,
        double brierOfBaseRate,
        List<RiskStep> steps,
        List<ReliabilityBin> reliability) {
    /** The minimum of outcomes of either kind in either part. */
    static final int LEAST = 10;

    /** Returns the calibration; empty if one part has too few outcomes of a kind, for example when all happened on one day. */
    static Optional<Calibration> of(List<FrozenScore> scores) {
        var days = scores.stream().map(FrozenScore::day).sorted(Comparator.naturalOrder()).toList();
        var from = days.get(days.size() * 2 / 3);
        var older = scores.stream().filter(one -> one.day().isBefore(from)).toList();
        var newer = scores.stream().filter(one -> !one.day().isBefore(from)).toList();
        return enough(older) && enough(newer) ? Optional.of(of(from, older, newer)) : Optional.empty();
    }

    private static boolean enough(List<FrozenScore> scores) {
        return count(scores, FrozenScore::churned) >= LEAST && count(scores, one -> !one.churned()) >= LEAST;
    }

    private static long count(List<FrozenScore> scores, Predicate<FrozenScore> kind) {
        return scores.stream().filter(kind).count();
    }

    private static Calibration of(LocalDate from, List<FrozenScore> older, List<FrozenScore> newer) {
        var risk = IsotonicRisk.fitted(older);
        double base = (double) count(older, FrozenScore::churned) / older.size();
        var calibrated = Prediction.of(newer, risk::of);
        return new Calibration(
                from,
                older.size(),
                newer.size(),
                Prediction.brier(calibrated),
                Prediction.brier(Prediction.of(newer, FrozenScore::risk)),
                Prediction.brier(Prediction.of(newer, one -> base)),
                risk.steps(),
                ReliabilityBin.of(calibrated));
    }
}
