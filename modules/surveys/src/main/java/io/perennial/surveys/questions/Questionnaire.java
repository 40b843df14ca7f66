package io.perennial.surveys.questions;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The questions of a published version, in its languages.
 *
 * @param scored the kind of the question that is scored, the first one; null if nothing is scored
 */
public record Questionnaire(
        @org.jspecify.annotations.Nullable QuestionKind scored, List<String> languages, List<Question> questions) {
    /** Finds what keeps a draft from being published, with pointers into its body. */
    public List<FieldError> faults(Set<String> builtIn) {
        var errors = new ArrayList<FieldError>();
        if (languages.isEmpty()) errors.add(new FieldError("/languages", "required", "is required"));
        for (int at = 0; at < languages.size(); at++)
            if (!builtIn.contains(languages.get(at)))
                errors.add(new FieldError("/languages/" + at, "choice", Wording.of("has no built-in texts").with("allowed",
                        builtIn.stream().sorted().toList())));
        if (questions.isEmpty()) errors.add(new FieldError("/questions", "required", "is required"));
        else if (scored != null && (questions.getFirst().kind() != scored || !questions.getFirst().isRequired()))
            errors.add(new FieldError("/questions/0/kind", "rule", "must be the scored question, which is required"));
        var earlier = new HashMap<String, Question>();
        for (int at = 0; at < questions.size(); at++) {
            new Draft("/questions/" + at, questions.get(at), languages).check(earlier, errors);
            if (earlier.putIfAbsent(questions.get(at).id(), questions.get(at)) != null)
                errors.add(new FieldError("/questions/" + at + "/id", "repeated", "must occur only once"));
        }
        return errors;
    }

    /** Returns the language to ask in: one of these that a person wishes, else the first. */
    public String language(List<String> wished) {
        return wished.stream().filter(languages::contains).findFirst().orElseGet(languages::getFirst);
    }

    public Optional<Question> scoredQuestion() {
        return scored == null ? Optional.empty() : Optional.of(questions.getFirst());
    }

    /** Returns the questions besides the scored one. */
    public List<Question> others() {
        return scored == null ? questions : questions.subList(1, questions.size());
    }

    /** Finds what is wrong with values, given by the ids of the questions. Values that nobody asked for are refused. */
    public List<FieldError> faultsOf(Map<String, Object> values) {
        var errors = new ArrayList<FieldError>();
        var left = new HashSet<>(values.keySet());
        for (var question : questions) {
            left.remove(question.id());
            var value = values.get(question.id());
            if (value != null) new GivenValue(question, value).fault("/values/" + question.id()).ifPresent(errors::add);
        }
        for (var unknown : left) errors.add(new FieldError("/values/" + unknown, "unknown_field", "is not a question of this survey"));
        return errors;
    }

    /** Finds the questions that are shown and required, and have no value. */
    public List<Question> unanswered(Map<String, Object> values) {
        return questions.stream()
                .filter(question -> question.isRequired() && !values.containsKey(question.id()) && isShown(question, values))
                .toList();
    }

    /** Returns true if the condition of a question holds, and the question that it names was shown too. */
    public boolean isShown(Question question, Map<String, Object> values) {
        var condition = question.showIf();
        if (condition == null) return true;
        var before = questions.stream().filter(one -> one.id().equals(condition.question())).findFirst();
        if (before.isEmpty() || !isShown(before.get(), values)) return false;
        return switch (values.get(condition.question())) {
            case null -> false;
            case List<?> several -> condition.operator() == ShowIf.Operator.IS_NOT ? !several.contains(condition.value())
                    : several.contains(condition.value());
            case Object one -> condition.holds(one.toString());
        };
    }
}
