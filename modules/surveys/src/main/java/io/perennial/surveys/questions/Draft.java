package io.perennial.surveys.questions;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Wording;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** A question that is to be published, and where it stands in the body. */
record Draft(String pointer, Question question, List<String> languages) {
    private static final int LEAST_CHOICES = 2;
    private static final int MOST_COLUMNS = 7;

    void check(Map<String, Question> earlier, List<FieldError> errors) {
        complete(pointer + "/texts", question.texts(), errors);
        choices("/choices", question.choices(), errors);
        choices("/rows", question.rows(), errors);
        if (question.kind().hasChoices() && question.choices().size() < LEAST_CHOICES)
            errors.add(
                    new FieldError(pointer + "/choices", "size", Wording.of("must have at least {min} items").with("min", LEAST_CHOICES)));
        if (question.kind() == QuestionKind.MATRIX) matrix(errors);
        if (question.showIf() != null) reachable(question.showIf(), earlier, errors);
    }

    private void matrix(List<FieldError> errors) {
        if (question.rows().isEmpty()) errors.add(new FieldError(pointer + "/rows", "required", "is required"));
        if (question.choices().size() > MOST_COLUMNS)
            errors.add(new FieldError(pointer + "/choices", "size", Wording.of("must have at most {max} items").with("max", MOST_COLUMNS)));
    }

    private void choices(String part, List<Choice> choices, List<FieldError> errors) {
        var ids = new HashSet<String>();
        for (int at = 0; at < choices.size(); at++) {
            var place = pointer + part + "/" + at;
            if (!ids.add(choices.get(at).id())) errors.add(new FieldError(place + "/id", "repeated", "must occur only once"));
            complete(place + "/texts", choices.get(at).texts(), errors);
        }
    }

    private void complete(String place, Map<String, String> texts, List<FieldError> errors) {
        for (var language : languages)
            if (!texts.containsKey(language))
                errors.add(new FieldError(place, "required", Wording.of("lacks the text in {language}").with("language", language)));
    }

    /** A question that is shown because of a later one, or of an answer that nobody can give, cannot be reached. */
    private void reachable(ShowIf condition, Map<String, Question> earlier, List<FieldError> errors) {
        var place = pointer + "/showIf";
        var before = earlier.get(condition.question());
        if (before == null) errors.add(new FieldError(place + "/question", "rule", "must be an earlier question"));
        else if (before.values().isEmpty() || before.kind() == QuestionKind.MATRIX || isCompared(condition) && !before.kind().isScale())
            errors.add(new FieldError(place + "/question", "rule", "must be a question that can be compared so"));
        else if (!before.values().contains(condition.value()))
            errors.add(new FieldError(place + "/value", "rule", "must be an answer to that question"));
    }

    private static boolean isCompared(ShowIf condition) {
        return condition.operator() == ShowIf.Operator.AT_LEAST || condition.operator() == ShowIf.Operator.AT_MOST;
    }
}
