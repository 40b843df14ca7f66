package io.perennial.surveys.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.surveys.SurveyKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EmployeeGroupsTest {
    private static List<Given> given(String group, int times) {
        return Collections.nCopies(times, new Given(9, null, group, null, 1, false, null));
    }

    @Test
    void no_group_under_five_is_shown_nor_can_be_computed() {
        var all = new ArrayList<Given>();
        all.addAll(given("sales", 12));
        all.addAll(given("support", 6));
        all.addAll(given("legal", 3));
        all.addAll(given("board", 1));
        var groups = EmployeeResults.groups(all);
        assertEquals(List.of("sales 12", "null 10"), groups.stream().map(group -> group.key() + " " + group.figure().answers()).toList());
        assertEquals(List.of(), EmployeeResults.groups(given("board", 4)));
    }

    /** Somebody who adds and subtracts shown figures, the one of all included, finds no number of people from one to four. */
    @Test
    void no_sum_and_no_difference_of_shown_groups_is_under_five() {
        var random = new Random(5);
        for (int times = 0; times < 2_000; times++) {
            var all = new ArrayList<Given>();
            for (int group = random.nextInt(6); group >= 0; group--) all.addAll(given("g" + group, random.nextInt(9)));
            var shown = EmployeeResults.groups(all).stream().map(group -> group.figure().answers()).toList();
            for (int chosen = 0; chosen < 1 << shown.size(); chosen++) {
                int sum = 0;
                for (int at = 0; at < shown.size(); at++) if ((chosen >> at & 1) == 1) sum += shown.get(at);
                assertTrue(sum == 0 || sum >= 5, shown::toString);
                int rest = all.size() - sum;
                assertTrue(all.size() < 5 || rest == 0 || rest >= 5, () -> all.size() + " " + shown);
            }
        }
    }

    @Test
    void a_figure_of_four_is_not_shown_and_one_of_nine_is_not_compared() {
        assertNull(Figure.of(SurveyKind.NPS, given("", 4)).value());
        assertEquals(true, Figure.of(SurveyKind.NPS, given("", 9)).tooFew());
        assertEquals(100.0, Figure.of(SurveyKind.NPS, given("", 10)).value());
    }

    @Test
    void forty_answers_of_one_customer_weigh_five() {
        var account = UUID.randomUUID();
        var forty = Collections.nCopies(40, new Given(10, account, null, null, 1, false, null));
        var figure = Figure.of(SurveyKind.CSAT, forty.stream().map(_ -> new Given(5, account, null, null, 1, false, null)).toList());
        assertEquals(5.0, figure.n());
        assertEquals(40, figure.answers());
        assertEquals(56.55, figure.low());
    }
}
