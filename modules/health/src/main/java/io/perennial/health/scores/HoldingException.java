package io.perennial.health.scores;

import io.perennial.health.scorecards.ScoreException;
import org.jspecify.annotations.Nullable;

/** The exception that caps a score at {@code atMost}. */
public record HoldingException(String key, @Nullable String label, String measure, int atMost) {
    static HoldingException of(ScoreException exception) {
        return new HoldingException(exception.key(), exception.label(), exception.measure(), exception.atMost());
    }
}
