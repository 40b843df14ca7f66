package io.perennial.health.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.health.scorecards.Direction;
import io.perennial.health.scorecards.Measure;
import io.perennial.health.scorecards.Piece;
import io.perennial.health.scorecards.ScoreException;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.sources.Source;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScoreChangeTest {
    private static final int HISTORIES = 3_000;
    private static final int DAYS = 8;

    @Test
    void the_parts_of_random_histories_add_up_and_name_only_what_changed() {
        var seen = new EnumMap<Cause, Integer>(Cause.class);
        for (int seed = 0; seed < HISTORIES; seed++) walk(seed, seen);

        for (var cause : Cause.values()) assertTrue(seen.getOrDefault(cause, 0) > 100, () -> cause + " was hardly ever tried: " + seen);
    }

    private static void walk(int seed, Map<Cause, Integer> seen) {
        var histories = new RandomHistory(seed);
        var kinds = new Random(seed);
        var before = histories.first();
        for (int day = 0; day < DAYS; day++) {
            var after = kinds.nextInt(3) > 0 ? histories.otherFacts(before) : histories.otherScorecard(before);
            check("seed " + seed + ", day " + day, before, after, seen);
            before = after;
        }
    }

    private static void check(String where, Standing before, Standing after, Map<Cause, Integer> seen) {
        var change = ScoreChange.between(Optional.of(before), Optional.of(after));
        assertEquals(Known.score(before), Optional.ofNullable(change.scoreFrom()), where);
        assertEquals(Known.score(after), Optional.ofNullable(change.scoreTo()), where);
        if (change.change() == null) {
            assertEquals(List.of(), change.parts(), where);
            assertTrue(change.scoreFrom() == null || change.scoreTo() == null, where);
            return;
        }
        assertEquals(change.scoreTo() - change.scoreFrom(), change.change(), where);
        assertEquals(change.change(), change.parts().stream().mapToInt(ChangePart::amount).sum(), where);
        var named = new HashSet<List<Object>>();
        for (var part : change.parts()) {
            assertTrue(Known.changed(part.cause(), part.measure(), before, after),
                    () -> where + ": " + part + " of " + before + " → " + after);
            assertTrue(part.amount() != 0 && named.add(List.of(part.cause(), part.measure())), () -> where + ": " + change.parts());
            seen.merge(part.cause(), 1, Integer::sum);
        }
    }

    @Test
    void another_raw_value_is_data_and_of_sentiment_manual() {
        assertEquals(List.of(new ChangePart(Cause.DATA, "logins", 1_800)), parts(standing(CARD, 20, 50), standing(CARD, 50, 50)));
        assertEquals(List.of(new ChangePart(Cause.MANUAL, "mood", 800)), parts(standing(CARD, 20, 50), standing(CARD, 20, 70)));
    }

    @Test
    void what_is_known_no_more_leaves_its_weight_to_the_others_and_a_first_word_is_manual() {
        assertEquals(List.of(new ChangePart(Cause.REDISTRIBUTION, "mood", -1_200)),
                parts(standing(CARD, 20, 50), standing(CARD, 20, null)));
        assertEquals(List.of(new ChangePart(Cause.MANUAL, "mood", 1_200)), parts(standing(CARD, 20, null), standing(CARD, 20, 50)));
        assertEquals(List.of(new ChangePart(Cause.REDISTRIBUTION, "logins", -1_800)),
                parts(standing(CARD, null, 50), standing(CARD, 20, 50)));
    }

    @Test
    void an_older_fact_counts_less() {
        var older = new Standing(CARD, null, standing(CARD, 20, 50).raw(), List.of(2_000, 5_000), List.of(10_000, 5_000));

        assertEquals(List.of(new ChangePart(Cause.STALENESS, "mood", -450)), parts(standing(CARD, 20, 50), older));
    }

    @Test
    void a_new_version_changes_by_its_points_and_by_its_weights() {
        var stricter = card(6_000, 4_000, 200, List.of());
        var other = card(5_000, 5_000, 100, List.of());

        assertEquals(List.of(new ChangePart(Cause.THRESHOLD, "logins", -600)), parts(standing(CARD, 20, 50), standing(stricter, 20, 50)));
        assertEquals(300, parts(standing(CARD, 20, 50), standing(other, 20, 50)).stream().mapToInt(ChangePart::amount).sum());
        assertTrue(parts(standing(CARD, 20, 50), standing(other, 20, 50)).stream().allMatch(part -> part.cause() == Cause.WEIGHT));
    }

    @Test
    void a_cap_is_told_by_the_measure_it_looks_at_after_what_the_data_did() {
        var capped = card(6_000, 4_000, 100,
                List.of(new ScoreException("cold", null, "mood", ScoreException.When.BELOW, BigDecimal.TEN, 1_000)));
        var low = standing(capped, 90, 5);
        var held = new Standing(capped, 1, low.raw(), low.points(), low.freshness());

        assertEquals(
                List.of(new ChangePart(Cause.MANUAL, "mood", -1_800), new ChangePart(Cause.EXCEPTION, "mood", -4_600)),
                parts(standing(capped, 90, 50), held));
    }

    @Test
    void where_nothing_is_known_on_the_way_the_next_step_answers_for_it() {
        var logins = card(10_000, 0, 100, List.of());
        var mood = card(0, 10_000, 100, List.of());

        assertEquals(List.of(new ChangePart(Cause.WEIGHT, "mood", 5_000)), parts(standing(logins, 20, 50), standing(mood, null, 70)));
    }

    @Test
    void without_a_score_on_one_day_there_is_no_change_to_split() {
        assertEquals(new ScoreChange(null, 3_200, null, List.of()),
                ScoreChange.between(Optional.empty(), Optional.of(standing(CARD, 20, 50))));
        assertEquals(new ScoreChange(3_200, null, null, List.of()),
                ScoreChange.between(Optional.of(standing(CARD, 20, 50)), Optional.of(standing(CARD, null, null))));
    }

    @Test
    void of_whom_less_is_known_than_the_scorecard_asks_for_there_is_no_score_to_change() {
        assertEquals(1_200,
                ScoreChange.between(Optional.of(standing(asking(6_000), 20, null)), Optional.of(standing(asking(6_000), 20, 50))).change());
        assertEquals(
                new ScoreChange(null, 3_200, null, List.of()),
                ScoreChange.between(Optional.of(standing(asking(6_001), 20, null)), Optional.of(standing(asking(6_001), 20, 50))));
    }

    private static ScorecardBody asking(int leastCoverage) {
        return new ScorecardBody("asking", null, List.of(), null, CARD.measures(), List.of(), List.of(), leastCoverage);
    }

    private static final ScorecardBody CARD = card(6_000, 4_000, 100, List.of());

    private static List<ChangePart> parts(Standing from, Standing to) {
        return ScoreChange.between(Optional.of(from), Optional.of(to)).parts();
    }

    /** Returns a scorecard where logins give points from 0 up to {@code full}, and mood from 0 to 100. */
    private static ScorecardBody card(int logins, int mood, int full, List<ScoreException> exceptions) {
        var measures = List.of(
                new Measure("logins", null, null, logins, new Source("usage_sum", "logins", 30), Direction.HIGHER_IS_BETTER, upTo(full),
                        null),
                new Measure("mood", null, null, mood, new Source("sentiment", null, null), Direction.HIGHER_IS_BETTER, upTo(100), null));
        return new ScorecardBody("card", null, List.of(), null, measures, List.of(), exceptions, null);
    }

    private static List<Piece> upTo(int full) {
        var end = BigDecimal.valueOf(full);
        return List.of(new Piece(null, BigDecimal.ZERO, 0, 0), new Piece(BigDecimal.ZERO, end, 0, 10_000),
                new Piece(end, null, 10_000, 10_000));
    }

    private static Standing standing(ScorecardBody card, @Nullable Integer logins, @Nullable Integer mood) {
        int full = card.measures().getFirst().pieces().get(1).to().intValueExact();
        return new Standing(card, null,
                Arrays.asList(logins == null ? null : BigDecimal.valueOf(logins), mood == null ? null : BigDecimal.valueOf(mood)),
                Arrays.asList(logins == null ? null : logins * 10_000 / full, mood == null ? null : mood * 100),
                List.of(logins == null ? 0 : 10_000, mood == null ? 0 : 10_000));
    }
}
