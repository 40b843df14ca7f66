package io.perennial.tickets;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.Invalid;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PastFactsTest {
    private static final Instant NOON = Instant.parse("2026-06-09T12:00:00Z");

    private final PastFacts facts = new PastFacts(NOON);

    @Test
    void a_fact_is_at_most_a_minute_later_than_now() {
        assertDoesNotThrow(() -> facts.require("/sentAt", NOON.plusSeconds(60), null));
        assertThrows(Invalid.class, () -> facts.require("/sentAt", NOON.plusSeconds(61), null));
    }

    @Test
    void what_is_stored_already_stays_as_it_is() {
        assertDoesNotThrow(() -> facts.require("/sentAt", NOON.plusSeconds(3600), NOON.plusSeconds(3600)));
        assertThrows(Invalid.class, () -> facts.require("/sentAt", NOON.plusSeconds(3601), NOON.plusSeconds(3600)));
    }
}
