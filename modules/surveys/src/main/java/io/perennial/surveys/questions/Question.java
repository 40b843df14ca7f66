package io.perennial.surveys.questions;

import io.perennial.platform.json.Characters;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A question of a survey.
 *
 * @param id names it in answers and conditions
 * @param texts by language
 * @param choices of a choice or a ranking; the columns of a matrix
 * @param rows of a matrix
 * @param showIf null if it is always shown
 */
public record Question(
        @NotNull @Pattern(regexp = WORD, message = WORDS) String id,
        @NotNull QuestionKind kind,
        @Nullable Boolean required,
        @Size(max = 10, message = "must have at most {max} items") Map<String, @NotNull @Characters(max = 500) String> texts,
        @Size(max = 20, message = "must have at most {max} items") List<@NotNull @Valid Choice> choices,
        @Size(max = 10, message = "must have at most {max} items") List<@NotNull @Valid Choice> rows,
        @Valid @Nullable ShowIf showIf) {
    static final String WORD = "[a-z0-9_]{1,30}";
    static final String WORDS = "must be 1 to 30 of a–z, 0–9, _";

    /** Replaces missing texts and lists by empty ones; a question is not required unless it says so. */
    public Question {
        required = required != null && required;
        texts = texts == null ? Map.of() : texts;
        choices = choices == null ? List.of() : choices;
        rows = rows == null ? List.of() : rows;
    }

    public boolean isRequired() {
        return Boolean.TRUE.equals(required);
    }

    /** Returns true if this is an answer to the question. */
    public boolean isAnsweredBy(@Nullable Object value) {
        return value != null && new GivenValue(this, value).fault("").isEmpty();
    }

    /** Returns all that can be compared with an answer: the numbers of a scale, or the ids of choices. */
    public List<String> values() {
        if (kind.isScale()) return IntStream.rangeClosed(kind.least(), kind.most()).mapToObj(String::valueOf).toList();
        return choices.stream().map(Choice::id).toList();
    }
}
