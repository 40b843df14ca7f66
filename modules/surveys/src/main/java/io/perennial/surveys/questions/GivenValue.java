package io.perennial.surveys.questions;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Wording;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value that somebody gave to a question. */
record GivenValue(Question question, Object value) {
    private static final int LONGEST = 4_000;

    Optional<FieldError> fault(String pointer) {
        boolean valid = switch (question.kind()) {
            case SCALE_0_10, SCALE_1_5, SCALE_1_7 -> isOnScale();
            case SINGLE -> value instanceof String choice && question.values().contains(choice);
            case MULTIPLE -> value instanceof List<?> several && isOfChoices(several);
            case RANKING -> value instanceof List<?> several && isOfChoices(several) && several.size() == question.values().size();
            case TEXT -> value instanceof String text && text.codePointCount(0, text.length()) <= LONGEST;
            case MATRIX -> value instanceof Map<?, ?> rows && rows.entrySet().stream().allMatch(this::isCell);
        };
        return valid ? Optional.empty() : Optional.of(new FieldError(pointer, "range", expected()));
    }

    private boolean isOnScale() {
        var kind = question.kind();
        return value instanceof Number number && number.doubleValue() == number.intValue() && number.intValue() >= kind.least()
                && number.intValue() <= kind.most();
    }

    private boolean isOfChoices(List<?> several) {
        return new HashSet<Object>(several).size() == several.size() && several.stream().allMatch(question.values()::contains);
    }

    private boolean isCell(Map.Entry<?, ?> cell) {
        return question.rows().stream().anyMatch(row -> row.id().equals(cell.getKey())) && question.values().contains(cell.getValue());
    }

    private Wording expected() {
        var kind = question.kind();
        if (kind.isScale())
            return Wording.of("must be between {min} and {max}").with("min", kind.least()).with("max", kind.most());
        return Wording.of("is not an answer to this question");
    }
}
