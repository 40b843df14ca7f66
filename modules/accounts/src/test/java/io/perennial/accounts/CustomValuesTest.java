package io.perennial.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomValuesTest {
    @Test
    void a_whole_number_is_one_however_it_was_written() {
        assertEquals(Map.of("seats", 120), CustomValues.plain(Map.of("seats", 1.2e2)));
        assertEquals(Map.of("seats", 10_000_000_000L), CustomValues.plain(Map.of("seats", 1e10)));
    }

    @Test
    void a_fraction_a_text_and_what_is_no_number_stay() {
        assertEquals(Map.of("rate", 9.5, "name", "1.0"), CustomValues.plain(Map.of("rate", 9.5, "name", "1.0")));
        assertEquals(Map.of("x", Double.POSITIVE_INFINITY), CustomValues.plain(Map.of("x", Double.POSITIVE_INFINITY)));
    }
}
