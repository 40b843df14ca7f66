package io.perennial.platform.requests;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.Refusal;
import io.perennial.platform.call.RequestRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "\"7\"", "*", " \"7\" ", "\"6\", \"7\"", "\"6\",\"7\"", "W/\"7\"", "\"7-gzip\"", "W/\"7-gzip\"", "\"7--gzip\"", "\"7;br\"",
        "\"6\", W/\"7\""
    })
    void the_version_that_is_there_may_be_changed(String tag) {
        assertDoesNotThrow(() -> new IfMatch(tag).check(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "7", "w/\"7\"", "W/7", "W/\"6\"", "\"7-7\"", "\"6-gzip\"", "\"77-gzip\"", "\"77\"", "\"7",
        "\"6\", \"8\"", "**"})
    void any_other_is_stale(String tag) {
        assertEquals(RequestRefusal.STALE_VERSION, assertThrows(Refusal.class, () -> new IfMatch(tag).check(7)).reason());
    }

    @Test
    void none_is_asked_for() {
        assertEquals(RequestRefusal.VERSION_REQUIRED, assertThrows(Refusal.class, () -> new IfMatch(" ").check(7)).reason());
    }
}
