package io.perennial.tickets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackdatingTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant DAY_AGO = NOW.minusSeconds(86_400);

    private static TicketBody reported(@Nullable Instant at, boolean history) {
        return new TicketBody(null, null, null, "Map", null, null, null, null, null, null, null, null, null, null, null, at, null, null,
                null,
                null, null, history, null, null, null, null, null);
    }

    private static boolean isBackdated(@Nullable Instant at) {
        return Backdating.isBackdated(reported(at, false), null, NOW);
    }

    @Test
    void a_report_may_be_typed_a_day_later_and_not_a_second_more() {
        assertFalse(isBackdated(null) || isBackdated(NOW) || isBackdated(DAY_AGO));
        assertTrue(isBackdated(DAY_AGO.minusSeconds(1)));
    }

    @Test
    void facts_of_another_system_begin_no_clocks() {
        assertFalse(Backdating.isBackdated(reported(DAY_AGO.minusSeconds(1), true), null, NOW));
    }

    @Test
    void the_report_of_a_ticket_from_which_clocks_have_counted_is_moved_in_no_direction() {
        var old = reported(DAY_AGO, false);
        assertFalse(Backdating.isBackdated(old, reported(DAY_AGO, false), NOW));
        assertTrue(Backdating.isBackdated(reported(NOW, false), old, NOW));
        assertTrue(Backdating.isBackdated(reported(null, false), old, NOW));
    }

    @Test
    void what_follows_from_stored_messages_needs_no_permission() {
        var backdating = new Backdating();
        assertEquals("done", backdating.following(() -> {
            backdating.require(reported(DAY_AGO.minusSeconds(1), false), null, NOW);
            return "done";
        }));
    }
}
