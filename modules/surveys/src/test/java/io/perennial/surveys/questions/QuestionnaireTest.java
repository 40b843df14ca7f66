package io.perennial.surveys.questions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.Invalid.FieldError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuestionnaireTest {
    private static final Set<String> BUILT_IN = Set.of("en", "zh-Hans");
    private static final Map<String, String> BOTH = Map.of("en", "Why?", "zh-Hans", "为什么？");
    private static final Question SCORE = new Question("score", QuestionKind.SCALE_0_10, true, BOTH, List.of(), List.of(), null);
    private static final Question REASON = question("reason", QuestionKind.MULTIPLE, new ShowIf("score", ShowIf.Operator.AT_MOST, "6"));

    private static Question question(String id, QuestionKind kind, @Nullable ShowIf showIf) {
        var choices = kind.hasChoices() ? List.of(new Choice("support", BOTH), new Choice("price", BOTH)) : List.<Choice>of();
        return new Question(id, kind, true, BOTH, choices, List.of(), showIf);
    }

    private static Questionnaire of(Question... questions) {
        return new Questionnaire(QuestionKind.SCALE_0_10, List.of("en", "zh-Hans"), List.of(questions));
    }

    private static List<String> pointers(Questionnaire survey) {
        return survey.faults(BUILT_IN).stream().map(FieldError::pointer).toList();
    }

    @Test
    void a_complete_survey_can_be_published() {
        assertEquals(List.of(), pointers(of(SCORE, REASON)));
    }

    @Test
    void a_language_without_a_text_is_refused_where_it_lacks() {
        var english = new Question("more", QuestionKind.TEXT, false, Map.of("en", "More?"), List.of(), List.of(), null);
        assertEquals(List.of("/questions/1/texts"), pointers(of(SCORE, english)));
        assertEquals(List.of("/languages/1"),
                pointers(new Questionnaire(null, List.of("en", "de"), List.of(new Question("a", QuestionKind.TEXT,
                        false, Map.of("en", "A", "de", "A"), List.of(), List.of(), null)))));
    }

    @Test
    void the_scored_question_comes_first() {
        assertEquals(List.of("/questions/0/kind", "/questions/0/showIf/question"), pointers(of(REASON, SCORE)));
        assertEquals(List.of("/questions"), pointers(of()));
    }

    @Test
    void a_question_that_cannot_be_reached_is_refused() {
        assertEquals(List.of("/questions/1/showIf/question"),
                pointers(of(SCORE, question("late", QuestionKind.TEXT, new ShowIf("late", ShowIf.Operator.IS, "1")))));
        assertEquals(List.of("/questions/1/showIf/value"),
                pointers(of(SCORE, question("late", QuestionKind.TEXT, new ShowIf("score", ShowIf.Operator.IS, "11")))));
        assertEquals(List.of("/questions/2/showIf/question"),
                pointers(
                        of(SCORE, REASON, question("late", QuestionKind.TEXT, new ShowIf("reason", ShowIf.Operator.AT_LEAST, "support")))));
    }

    @Test
    void values_out_of_range_are_refused_with_the_range() {
        var survey = of(SCORE, REASON);
        for (Object wild : new Object[] {11, Integer.MIN_VALUE, 7.5, "9"})
            assertEquals("/values/score", survey.faultsOf(Map.of("score", wild)).getFirst().pointer());
        assertEquals(List.of(), survey.faultsOf(Map.of("score", 10, "reason", List.of("price"))));
        assertEquals(2, survey.faultsOf(Map.of("reason", List.of("price", "price"), "other", 1)).size());
    }

    @Test
    void a_question_is_shown_and_required_only_because_of_an_earlier_answer() {
        var survey = of(SCORE, REASON);
        assertFalse(survey.isShown(REASON, Map.of("score", 9)));
        assertTrue(survey.isShown(REASON, Map.of("score", 6)));
        assertEquals(List.of(REASON), survey.unanswered(Map.of("score", 3)));
        assertEquals(List.of(), survey.unanswered(Map.of("score", 9)));
        assertEquals(List.of(SCORE), survey.unanswered(Map.of()));
    }
}
