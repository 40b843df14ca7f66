package io.perennial.platform.requests;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.Refusal;
import io.perennial.platform.call.RequestRefusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConditionsTest {
    @Test
    void without_a_condition_anything_may_be_written() {
        assertFalse(conditions("", " ").isAny());
        assertDoesNotThrow(() -> conditions("", "").check(7L));
        assertDoesNotThrow(() -> conditions("", "").check(null));
    }

    @Test
    void only_the_version_that_was_read_is_changed_and_nothing_is_created_instead() {
        assertTrue(conditions("*", "").isAny());
        assertDoesNotThrow(() -> conditions("\"7\"", "").check(7L));
        assertDoesNotThrow(() -> conditions("*", "").check(7L));
        assertRefused(RequestRefusal.STALE_VERSION, conditions("\"6\"", ""), 7L);
        assertRefused(RequestRefusal.STALE_VERSION, conditions("\"7\"", ""), null);
        assertRefused(RequestRefusal.STALE_VERSION, conditions("*", ""), null);
    }

    @Test
    void what_exists_is_not_overwritten() {
        assertTrue(conditions("", "*").isAny());
        assertDoesNotThrow(() -> conditions("", "*").check(null));
        assertDoesNotThrow(() -> conditions("", "\"6\"").check(7L));
        assertDoesNotThrow(() -> conditions("", "*").refuseExisting(7L, false));
        assertRefused(RequestRefusal.ALREADY_EXISTS, conditions("", "*"), 7L);
        assertRefused(RequestRefusal.ALREADY_EXISTS, conditions("", "\"6\", W/\"7\""), 7L);
    }

    private static Conditions conditions(String match, String noneMatch) {
        var conditions = new Conditions();
        conditions.match = match;
        conditions.noneMatch = noneMatch;
        return conditions;
    }

    private static void assertRefused(RequestRefusal reason, Conditions conditions, @Nullable Long version) {
        assertEquals(reason, assertThrows(Refusal.class, () -> conditions.check(version)).reason());
    }
}
