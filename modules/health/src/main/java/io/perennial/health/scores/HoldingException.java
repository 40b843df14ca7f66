package io.perennial.health.scores;

import io.perennial.health.scorecards.ScoreException;
import org.jspecify.annotations.Nullable;

/** The exception that holds: the score is at most what it says. */
public record HoldingException(String key, @Nullable String label, String measure, int atMost) {
    static HoldingException of(ScoreException exception) {
        return new HoldingException(exception.key(), exception.label(), exception.measure(), exception.atMost());
    }
}
