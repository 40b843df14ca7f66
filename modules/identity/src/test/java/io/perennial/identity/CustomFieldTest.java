package io.perennial.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.identity.CustomField.Type;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomFieldTest {
    @Test
    void a_text_is_a_text_of_at_most_2000_characters_however_wide() {
        assertEquals("", refusal(Type.TEXT, "😀".repeat(2_000)));
        assertEquals("size", refusal(Type.TEXT, "x".repeat(2_001)));
        assertEquals("type", refusal(Type.TEXT, 1));
    }

    @Test
    void a_number_is_neither_a_text_nor_endless_nor_vanishing() {
        assertEquals("", refusal(Type.NUMBER, 12.5));
        assertEquals("", refusal(Type.NUMBER, 0));
        assertEquals("", refusal(Type.NUMBER, -1e12));
        assertEquals("type", refusal(Type.NUMBER, "12"));
        assertEquals("range", refusal(Type.NUMBER, Double.POSITIVE_INFINITY));
        assertEquals("range", refusal(Type.NUMBER, BigInteger.TEN.pow(99)));
        assertEquals("range", refusal(Type.NUMBER, 1e-300));
    }

    @Test
    void a_truth_is_true_or_false_and_not_the_word() {
        assertEquals("", refusal(Type.BOOLEAN, false));
        assertEquals("type", refusal(Type.BOOLEAN, "false"));
    }

    @Test
    void a_date_is_one_of_the_calendar() {
        assertEquals("", refusal(Type.DATE, "2028-02-29"));
        assertEquals("format", refusal(Type.DATE, "2026-02-29"));
        assertEquals("format", refusal(Type.DATE, "+12026-02-20"));
        assertEquals("type", refusal(Type.DATE, 20260220));
    }

    @Test
    void a_choice_is_one_of_its_choices() {
        assertEquals("", refusal(Type.CHOICE, "dublin"));
        assertEquals("choice", refusal(Type.CHOICE, "Dublin"));
        assertEquals("type", refusal(Type.CHOICE, List.of("dublin")));
    }

    @Test
    void nothing_and_a_structure_are_values_of_no_type() {
        for (var type : Type.values()) {
            assertEquals("type", refusal(type, null));
            assertEquals("type", refusal(type, Map.of("a", 1)));
        }
    }

    private static String refusal(Type type, Object value) {
        var field = new CustomField("site", type, List.of("dublin", "virginia"));
        return field.refusal(value).map(error -> {
            assertEquals("/customFields/site", error.pointer());
            return error.code();
        }).orElse("");
    }
}
