package io.perennial.surveys.questions;

import io.perennial.platform.json.Characters;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Says when a question is shown: only if an earlier one was answered so. Because it is an earlier one, there is no cycle.
 *
 * @param value a number of the scale, or the id of a choice
 */
public record ShowIf(
        @NotNull @Pattern(regexp = Question.WORD, message = Question.WORDS) String question,
        @NotNull Operator operator,
        @NotNull @Characters(max = 30) String value) {
    /** Says how the answer is compared with the value. For several choices, {@code is} means that it is one of them. */
    public enum Operator {
        IS, IS_NOT, AT_LEAST, AT_MOST
    }

    /** Returns true if an answer lets the question be shown. Nothing is shown because of a question that nobody answered. */
    boolean holds(String answered) {
        return switch (operator) {
            case IS -> answered.equals(value);
            case IS_NOT -> !answered.equals(value);
            case AT_LEAST -> compare(answered) >= 0;
            case AT_MOST -> compare(answered) <= 0;
        };
    }

    private int compare(String answered) {
        return Integer.compare(Integer.parseInt(answered), Integer.parseInt(value));
    }
}
