package io.perennial.health.proof;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The predicted risk that an account leaves, and the outcome.
 *
 * @param risk from 0 to 1
 */
record Prediction(double risk, boolean churned) {

    static List<Prediction> of(List<FrozenScore> scores, ToDoubleFunction<FrozenScore> risk) {
        return scores.stream().map(one -> new Prediction(risk.applyAsDouble(one), one.churned())).toList();
    }

    /** Returns the mean squared difference from the outcomes: 0 is perfect, and always predicting one half gives 0.25. */
    static double brier(List<Prediction> predictions) {
        double squares = predictions.stream()
                .mapToDouble(one -> Math.pow(one.risk() - (one.churned() ? 1 : 0), 2))
                .sum();
        return Decimals.rounded(squares / predictions.size());
    }
}
