package io.perennial.partners.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPlanTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final RetryPlan plan = new RetryPlan(new Random(7));

    @Test
    void ten_attempts_take_a_little_more_than_three_days() {
        var at = NINE;
        for (int attempts = 1; attempts < RetryPlan.MOST; attempts++) at = plan.next(attempts, Optional.empty(), at).orElseThrow();
        assertEquals(Optional.empty(), plan.next(RetryPlan.MOST, Optional.empty(), at));
        var took = Duration.between(NINE, at);
        assertTrue(took.compareTo(Duration.ofHours(75)) > 0 && took.compareTo(Duration.ofHours(84)) < 0, took::toString);
    }

    @Test
    void a_pause_that_the_receiver_asks_for_is_honoured_up_to_a_day_and_never_shortens_it() {
        assertEquals(NINE.plusSeconds(3600), next("3600"));
        assertEquals(NINE.plusSeconds(60), next("Mon, 02 Mar 2026 09:01:00 GMT"));
        assertEquals(NINE.plus(Duration.ofHours(24)), next("999999999"));
        for (var useless : new String[] {"0", "soon", "-7", "Sun, 01 Mar 2026 09:00:00 GMT"})
            assertTrue(next(useless).isBefore(NINE.plusSeconds(6)) && !next(useless).isBefore(NINE.plusSeconds(5)), useless);
    }

    private Instant next(String retryAfter) {
        return plan.next(1, Optional.of(retryAfter), NINE).orElseThrow();
    }
}
