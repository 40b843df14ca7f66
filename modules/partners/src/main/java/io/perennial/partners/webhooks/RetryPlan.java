package io.perennial.partners.webhooks;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Says when a message that was not accepted is sent again: ten attempts over three days. */
record RetryPlan(RandomGenerator random) {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14), Duration.ofHours(20), Duration.ofHours(24));
    static final int MOST = PAUSES.size() + 1;
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final double JITTER = 0.1;

    /**
     * Returns the time of the next attempt; empty after the last one.
     *
     * @param attempts how often it was sent
     * @param retryAfter the header of the answer, in seconds or as a date; at most 24 hours of it are honoured
     */
    Optional<Instant> next(int attempts, Optional<String> retryAfter, Instant now) {
        if (attempts >= MOST) return Optional.empty();
        var planned = PAUSES.get(attempts - 1);
        var jittered = planned.plusMillis((long) (planned.toMillis() * JITTER * random.nextDouble()));
        var asked = retryAfter.flatMap(text -> asked(text.strip(), now)).orElse(Duration.ZERO);
        var least = asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        return Optional.of(now.plus(jittered.compareTo(least) < 0 ? least : jittered));
    }

    private static Optional<Duration> asked(String text, Instant now) {
        if (text.matches("\\d{1,9}")) return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        try {
            return Optional.of(Duration.between(now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()));
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }
}
