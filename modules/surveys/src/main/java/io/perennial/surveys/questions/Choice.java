package io.perennial.surveys.questions;

import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;

/**
 * A choice of a question, or a row of a matrix.
 *
 * @param texts by language
 */
public record Choice(
        @NotNull @Pattern(regexp = Question.WORD, message = Question.WORDS) String id,
        @Size(max = 10, message = "must have at most {max} items") Map<String, @NotNull @Characters(max = 200) String> texts) {
    /** Replaces missing texts by none. */
    public Choice {
        texts = texts == null ? Map.of() : texts;
    }
}
