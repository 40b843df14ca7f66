package io.perennial.accounts.imports;

import java.time.Duration;

/**
 * The number of rows that an import writes in its next transaction. A transaction locks the records of its rows, and a person who changes one of
 * them waits for its end. So a step takes about a quarter of a second, however fast the machine is at the moment.
 */
final class StepSize {
    static final int LEAST = 10;
    static final int MOST = 1_000;
    static final Duration ABOUT = Duration.ofMillis(250);

    private int rows = 100;

    int rows() {
        return rows;
    }

    /** Takes note of the time of a step. The next one has at most twice as many rows, because the rows of a file differ. */
    void took(int done, Duration time) {
        long fitting = done * ABOUT.toNanos() / Math.max(1, time.toNanos());
        rows = Math.clamp(fitting, LEAST, Math.min(MOST, 2 * rows));
    }
}
