package io.perennial.identity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Says when the next attempt may follow a number of failures.
 *
 * @param allowed the failures after which attempts must wait: a second, and twice as long after each further failure
 * @param longest the longest pause
 */
record Slowdown(int allowed, Duration longest) {
    private static final int MOST_DOUBLINGS = 20;

    /** @param newest the time of the newest failure; {@code null} if there is none */
    Instant next(long failures, @Nullable Instant newest) {
        if (newest == null || failures < allowed) return Instant.MIN;
        var doubled = Duration.ofSeconds(1L << Math.min(MOST_DOUBLINGS, failures - allowed));
        return newest.plus(doubled.compareTo(longest) < 0 ? doubled : longest);
    }
}
