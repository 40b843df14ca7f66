package io.perennial.launcher;

import java.util.Objects;

/** The reason why Perennial does not start, in one sentence for the person at the keyboard. */
final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotStart(String sentence) {
        super(sentence);
    }

    CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    String sentence() {
        return Objects.requireNonNull(getMessage());
    }
}
