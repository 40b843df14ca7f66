package io.perennial.platform.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTest {
    private static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();

    record Text(@Characters(max = 3) @Nullable String text) {}

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u00A0", "\u200B", "\uFEFF", "\u2060", "\u00AD", "\u200D", "\u180E", "\u2800", "\u115F",
        "\u0001", "abcd"})
    void what_nobody_sees_is_no_text_and_neither_is_more_than_there_may_be(String text) {
        assertEquals(1, VALIDATOR.validate(new Text(text)).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "中", "😀", " a ", "a\u200B", "."})
    void all_that_has_something_to_see_is_a_text(String text) {
        assertEquals(0, VALIDATOR.validate(new Text(text)).size());
    }
}
