package io.perennial.surveys.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perennial.surveys.SurveyKind;
import io.perennial.surveys.questions.Choice;
import io.perennial.surveys.questions.Question;
import io.perennial.surveys.questions.QuestionKind;
import io.perennial.surveys.results.QuestionFigure.QuestionPart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuestionFigureTest {
    private static final List<String> CHOICES = List.of("a", "b", "c", "d", "e");

    private static Question question(QuestionKind kind) {
        var choices = kind.isScale() ? List.<Choice>of() : CHOICES.stream().map(id -> new Choice(id, Map.of())).toList();
        var rows = kind == QuestionKind.MATRIX ? List.of(new Choice("speed", Map.of()), new Choice("words", Map.of())) : List.<Choice>of();
        return new Question("q", kind, false, Map.of(), choices, rows, null);
    }

    private static QuestionFigure figure(QuestionKind kind, List<Told.Value> given) {
        return Told.of(question(kind), given).figure();
    }

    private static List<Told.Value> times(int times, Object value) {
        return Collections.nCopies(times, new Told.Value(value, null));
    }

    private static List<Told.Value> counted(int... counts) {
        return IntStream.range(0, counts.length).boxed().flatMap(at -> times(counts[at], CHOICES.get(at)).stream()).toList();
    }

    @Test
    void one_of_several_choices_has_goodmans_intervals() {
        var parts = figure(QuestionKind.SINGLE, counted(2, 3, 10, 25, 10)).parts();
        assertEquals(new QuestionPart(null, "a", 2, 4.0, 0.79, 17.99), parts.getFirst());
        assertEquals(new QuestionPart(null, "d", 25, 50.0, 32.89, 67.11), parts.get(3));
    }

    @Test
    void each_of_several_picked_choices_is_a_share_with_wilsons_interval() {
        var given = new ArrayList<>(times(42, List.of("a", "b")));
        given.addAll(times(8, List.of("b")));
        var parts = figure(QuestionKind.MULTIPLE, given).parts();
        assertEquals(new QuestionPart(null, "a", 42, 84.0, 71.49, 91.66), parts.getFirst());
        assertEquals(100.0, parts.get(1).value());
        assertEquals(0.0, parts.get(4).value());
    }

    @Test
    void the_best_mean_place_of_a_ranking_comes_first() {
        var given = new ArrayList<>(times(6, List.of("b", "a", "c", "d", "e")));
        given.addAll(times(3, List.of("a", "b", "c", "d", "e")));
        var figure = figure(QuestionKind.RANKING, given);
        assertEquals("b 1.33, a 1.67, c 3.0, d 4.0, e 5.0",
                String.join(", ", figure.parts().stream().map(part -> part.choice() + " " + part.value()).toList()));
        assertEquals(true, figure.tooFew());
    }

    @Test
    void a_row_of_a_matrix_that_few_have_filled_in_is_not_shown() {
        var given = Stream.concat(times(6, Map.of("speed", "a", "words", "b")).stream(), times(4, Map.of("speed", "b")).stream()).toList();
        var parts = figure(QuestionKind.MATRIX, given).parts();
        assertEquals(List.of("speed a 60.0", "speed b 40.0", "words b 100.0"),
                parts.stream().filter(part -> part.count() > 0).map(part -> part.row() + " " + part.choice() + " " + part.value())
                        .toList());
        var few = Stream.concat(times(4, Map.of("words", "b")).stream(), times(6, Map.of("speed", "b")).stream()).toList();
        assertEquals(List.of("speed"), figure(QuestionKind.MATRIX, few).parts().stream().map(QuestionPart::row).distinct().toList());
    }

    @Test
    void a_scale_has_a_mean_and_texts_are_only_counted() {
        var scale = figure(QuestionKind.SCALE_1_5, Stream.concat(times(10, 5).stream(), times(10, 3).stream()).toList());
        assertEquals(4.0, scale.mean());
        assertEquals(50.0, scale.parts().get(4).value());
        var texts = figure(QuestionKind.TEXT, times(7, "More tea"));
        assertEquals("7 []", texts.answers() + " " + texts.parts());
    }

    @Test
    void few_answers_have_no_figure_and_a_customer_weighs_five_at_most() {
        assertEquals(List.of(), figure(QuestionKind.SINGLE, counted(4)).parts());
        assertNull(figure(QuestionKind.SCALE_1_5, times(4, 5)).mean());
        var one = UUID.randomUUID();
        var given = new ArrayList<>(Collections.nCopies(40, new Told.Value("a", one)));
        given.addAll(counted(0, 5));
        var figure = figure(QuestionKind.SINGLE, given);
        assertEquals("10.0 45 50.0", figure.n() + " " + figure.answers() + " " + figure.parts().getFirst().value());
    }

    private static List<Given> nps(boolean invited, @Nullable String tier, int... counts) {
        var given = new ArrayList<Given>();
        for (int at = 0; at < 3; at++)
            given.addAll(Collections.nCopies(counts[at], new Given(new int[] {10, 7, 3}[at], null, null, null, 1, invited, tier)));
        return given;
    }

    @Test
    void only_the_invited_have_a_part_in_what_each_tier_would_have_said() {
        var tiers = List.of(new Response.Count("tier", "gold", 0, 120, 120, 0, 120, 0, 60, 60, 0),
                new Response.Count("tier", "silver", 0, 280, 280, 0, 280, 0, 40, 40, 0));
        var given = new ArrayList<>(nps(true, "gold", 40, 12, 8));
        given.addAll(nps(true, "silver", 12, 12, 16));
        assertEquals(9.0, Results.byTier(SurveyKind.NPS, given, tiers));
        given.addAll(nps(false, null, 0, 0, 500));
        given.addAll(nps(false, "gold", 0, 0, 500));
        assertEquals(9.0, Results.byTier(SurveyKind.NPS, given, tiers));
        assertNull(Results.byTier(SurveyKind.NPS, nps(false, "gold", 50, 0, 0), tiers));
    }
}
