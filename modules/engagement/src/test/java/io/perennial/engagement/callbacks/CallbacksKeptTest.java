package io.perennial.engagement.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class CallbacksKeptTest {
    @Test
    void fourteen_of_nineteen_promises_kept() {
        var kept = CallbacksKept.of(new CallbacksKept.Sums(14, 2, 2, 1, 0, 1));

        assertEquals(new CallbacksKept(19, 14, 2, 2, 1, 0, 1, 73.68, 51.21, 88.19), kept);
    }

    @Test
    void nothing_due_is_no_rate() {
        assertNull(CallbacksKept.of(new CallbacksKept.Sums(0, 0, 0, 0, 0, 3)).rate());
    }
}
