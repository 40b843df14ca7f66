package io.perennial.surveys.asking;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.pages.Form;
import io.perennial.platform.sql.Sql;
import io.perennial.surveys.InvitationId;
import io.perennial.surveys.questions.Choice;
import io.perennial.surveys.questions.Question;
import io.perennial.surveys.questions.QuestionKind;
import io.perennial.surveys.questions.Questionnaire;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a respondent has filled in. The fields of a question begin with {@code q_} and its id.
 *
 * @param values by the ids of the questions, the scored one included; what cannot be an answer is left out
 */
record FilledForm(Map<String, Object> values, String comment, boolean callMe) {
    private static final int LONGEST = 4_000;

    private record Given(@Nullable Integer score, @Nullable String comment, Map<String, Object> given, boolean callMe) {}

    private static final String GIVEN =
            "select score, comment, given, call_me from {surveys.visible_answer} where invitation_id = :id";

    /** Reads what is stored already of the answer to an invitation, so that it can be changed. */
    static FilledForm stored(InvitationId invitation, Questionnaire survey, Sql sql) {
        var given = sql.first(Given.class, GIVEN, Map.of("id", invitation)).orElseThrow(NotFound::here);
        var values = new LinkedHashMap<>(given.given());
        if (given.score() instanceof Integer score) survey.scoredQuestion().ifPresent(question -> values.put(question.id(), score));
        return new FilledForm(values, Objects.requireNonNullElse(given.comment(), ""), given.callMe());
    }

    /** Reads the score of an address such as {@code ?q=9}, which only preselects. */
    static FilledForm preselected(Form address, Questionnaire survey) {
        var values = new LinkedHashMap<String, Object>();
        survey.scoredQuestion()
                .ifPresent(question -> number(address.text("q"), question.kind()).ifPresent(score -> values.put(question.id(), score)));
        return new FilledForm(values, "", false);
    }

    /** Reads what was sent. What answers a question that is not shown is no answer. */
    static FilledForm read(Form form, Questionnaire survey) {
        var values = new LinkedHashMap<String, Object>();
        for (var question : survey.questions())
            if (survey.isShown(question, values)) value(question, form).ifPresent(value -> values.put(question.id(), value));
        var comment = form.text("comment");
        return new FilledForm(values,
                comment.substring(0, comment.offsetByCodePoints(0, Math.min(LONGEST, comment.codePointCount(0, comment.length())))),
                form.fields().containsKey("call"));
    }

    private static Optional<Object> value(Question question, Form form) {
        var name = field(question);
        return switch (question.kind()) {
            case SCALE_0_10, SCALE_1_5, SCALE_1_7 -> number(form.text(name), question.kind()).map(Object.class::cast);
            case SINGLE -> Optional.<Object>of(form.text(name)).filter(choice -> isChoice(question.choices(), choice));
            case TEXT -> Optional.<Object>of(form.text(name)).filter(text -> !text.equals(""));
            case MULTIPLE -> filled(
                    question.choices().stream().map(Choice::id).filter(choice -> form.fields().containsKey(name + "." + choice)).toList());
            case RANKING -> ranked(question, form);
            case MATRIX -> rows(question, form);
        };
    }

    private static Optional<Object> filled(List<String> choices) {
        return choices.isEmpty() ? Optional.empty() : Optional.of(choices);
    }

    /** Reads the place of each choice. A ranking without all places, or with two choices on one, is none. */
    private static Optional<Object> ranked(Question question, Form form) {
        var places = new LinkedHashMap<String, Integer>();
        for (var choice : question.choices()) {
            var place = form.text(field(question) + "." + choice.id());
            if (place.matches("[1-9][0-9]?")) places.put(choice.id(), Integer.parseInt(place));
        }
        boolean all = places.size() == question.choices().size() && places.values().stream().distinct().count() == places.size();
        if (!all) return Optional.empty();
        return Optional.of(
                places.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.naturalOrder())).map(Map.Entry::getKey).toList());
    }

    private static Optional<Object> rows(Question question, Form form) {
        var rows = new LinkedHashMap<String, String>();
        for (var row : question.rows()) {
            var choice = form.text(field(question) + "." + row.id());
            if (isChoice(question.choices(), choice)) rows.put(row.id(), choice);
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
    }

    private static boolean isChoice(List<Choice> choices, Object given) {
        return choices.stream().anyMatch(choice -> choice.id().equals(given));
    }

    private static Optional<Integer> number(String text, QuestionKind scale) {
        if (!text.matches("[0-9]{1,2}")) return Optional.empty();
        return Optional.of(Integer.parseInt(text)).filter(value -> value >= scale.least() && value <= scale.most());
    }

    static String field(Question question) {
        return "q_" + question.id();
    }

    @Nullable
    Object value(Question question) {
        return values.get(question.id());
    }

    Optional<Integer> score(Questionnaire survey) {
        return survey.scoredQuestion().map(this::value).map(Integer.class::cast);
    }

    Map<String, Object> others(Questionnaire survey) {
        var others = new LinkedHashMap<>(values);
        survey.scoredQuestion().ifPresent(question -> others.remove(question.id()));
        return others;
    }

    /** Returns true if the scored question has no answer, or there is no answer at all. */
    boolean isEmpty(Questionnaire survey) {
        if (survey.scoredQuestion().isPresent()) return score(survey).isEmpty();
        return values.isEmpty() && comment.isEmpty();
    }

    /** Returns true if these answers let questions be shown that were not on the form. */
    boolean asksMore(Questionnaire survey, Form form) {
        var shown = List.of(form.text("shown").split(" "));
        return survey.questions().stream().anyMatch(question -> survey.isShown(question, values) && !shown.contains(question.id()));
    }
}
