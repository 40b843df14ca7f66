package io.perennial.health.proof;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How likely an account was said to leave, and whether it did.
 *
 * @param risk from 0 to 1
 */
record Prediction(double risk, boolean churned) {

    static List<Prediction> of(List<FrozenScore> scores, ToDoubleFunction<FrozenScore> risk) {
        return scores.stream().map(one -> new Prediction(risk.applyAsDouble(one), one.churned())).toList();
    }

    /** The mean squared difference from what happened: 0 is perfect, and 0.25 what always saying one half gets. */
    static double brier(List<Prediction> predictions) {
        double squares = predictions.stream()
                .mapToDouble(one -> Math.pow(one.risk() - (one.churned() ? 1 : 0), 2))
                .sum();
        return Decimals.rounded(squares / predictions.size());
    }
}
