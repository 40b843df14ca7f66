package io.perennial.health.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perennial.accounts.AccountId;
import io.perennial.health.scorecards.Direction;
import io.perennial.health.scorecards.Measure;
import io.perennial.health.scorecards.Piece;
import io.perennial.health.scorecards.ScoreException;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.sources.Source;
import io.perennial.health.testing.Facts;
import io.perennial.health.testing.Scorers;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ScoringIT {
    private static final TestDatabase DATABASE = TestDatabase.shared();
    private static final UUID MAPLE = DATABASE.tenant("scoringmaple");
    private static final UUID BIRCH = DATABASE.tenant("scoringbirch");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalDate DAY = LocalDate.parse("2025-03-30");

    private static final Measure LOGINS = measure("logins", 6_000, new Source("usage_sum", "logins", 7), null);
    private static final Measure NOTES = measure("contact", 3_000, new Source("days_since_contact", null, null), null);
    private static final Measure RATING = measure("rating", 1_000, new Source("signal", "rating", null), 10);

    private static Measure measure(String key, int weight, Source source, Integer halfLife) {
        var pieces = List.of(piece(null, "0", 0, 0), piece("0", "100", 0, 10_000), piece("100", null, 10_000, 10_000));
        return new Measure(key, null, null, weight, source, Direction.HIGHER_IS_BETTER, pieces, halfLife);
    }

    private static Piece piece(String from, String to, int start, int end) {
        return new Piece(from == null ? null : new BigDecimal(from), to == null ? null : new BigDecimal(to), start, end);
    }

    /** Logins have six tenths of the weight. */
    @Test
    void with_less_known_than_the_scorecard_asks_for_there_is_no_score_and_the_range_says_what_there_could_be() {
        for (int asked : List.of(6_000, 6_001)) {
            var card = new ScorecardBody("Asking", null, List.of(), null, List.of(LOGINS, NOTES, RATING), List.of(), List.of(), asked);
            var scored = in(MAPLE, sql -> {
                var facts = new Facts(sql);
                var account = facts.account(null);
                facts.usage(account, "logins", Instant.parse("2025-03-30T12:00:00Z"), "50");
                return score(sql, card, account, DAY);
            });
            assertEquals(asked == 6_000 ? 5_000 : null, scored.score());
            assertEquals(asked == 6_000 ? "yellow" : null, scored.band());
            assertEquals(List.of(6_000, 3_000, 7_000), List.of(scored.coverage(), scored.low(), scored.high()));
        }
    }

    private static ScorecardBody card(List<Measure> measures, ScoreException... exceptions) {
        return new ScorecardBody("Plain", null, List.of(), null, measures, List.of(), Arrays.asList(exceptions), null);
    }

    private static <R> R in(UUID tenant, Function<Sql, R> work) {
        return TenantTransaction.in(DATABASE, tenant, work::apply);
    }

    private static Scored score(Sql sql, ScorecardBody card, AccountId account, LocalDate day) {
        return Scorers.scoring(sql, ZONE).of(card, List.of(new AccountDay(account, day))).getFirst();
    }

    @Test
    void what_is_known_is_weighed_and_the_rest_makes_the_range() {
        var scored = in(MAPLE, sql -> {
            var facts = new Facts(sql);
            var account = facts.account(null);
            facts.usage(account, "logins", Instant.parse("2025-03-29T12:00:00Z"), "20");
            facts.usage(account, "logins", Instant.parse("2025-03-30T21:59:59Z"), "13.5");
            facts.usage(account, "logins", Instant.parse("2025-03-30T22:00:00Z"), "50");
            facts.signal(account, "rating", Instant.parse("2025-03-20T12:00:00Z"), "80");
            return score(sql, card(List.of(LOGINS, NOTES, RATING)), account, DAY);
        });

        // 33.5 logins → 3350 points, all fresh; a rating of 80 → 8000 points, ten days old, so fresh by half; no note.
        assertEquals(List.of(10_000, 0, 5_000), scored.freshness());
        assertEquals(Arrays.asList(3_350, null, 8_000), scored.points());
        assertEquals(Arrays.asList(DAY, null, LocalDate.parse("2025-03-20")), scored.seen());
        // (6000·3350 + 500·8000) / 6500 = 3707.69…; of 10000: 2410 known, and 3500 of it could be 100.
        assertEquals(3_708, scored.score());
        assertEquals(6_500, scored.coverage());
        assertEquals(2_410, scored.low());
        assertEquals(5_910, scored.high());
        assertEquals("red", scored.band());
        assertNull(scored.cappedBy());
    }

    @Test
    void nothing_known_is_no_score() {
        var scored = in(MAPLE, sql -> score(sql, card(List.of(LOGINS, NOTES, RATING)), new Facts(sql).account(null), DAY));

        assertNull(scored.score());
        assertNull(scored.band());
        assertEquals(List.of(0, 0, 10_000), List.of(scored.coverage(), scored.low(), scored.high()));
    }

    @Test
    void the_lowest_exception_that_holds_counts() {
        var noNote = new ScoreException("no_note", null, "contact", ScoreException.When.UNKNOWN, null, 6_000);
        var few = new ScoreException("few", null, "logins", ScoreException.When.BELOW, new BigDecimal("90.5"), 4_000);
        var many = new ScoreException("many", null, "logins", ScoreException.When.AT_LEAST, new BigDecimal("90.5"), 3_000);
        var scored = in(MAPLE, sql -> {
            var facts = new Facts(sql);
            var account = facts.account(null);
            facts.usage(account, "logins", Instant.parse("2025-03-29T12:00:00Z"), "90");
            return score(sql, card(List.of(LOGINS, NOTES), noNote, few, many), account, DAY);
        });

        assertEquals(List.of(4_000, 4_000, 4_000), List.of(scored.score(), scored.low(), scored.high()));
        assertEquals(2, scored.cappedBy());
    }

    @Test
    void use_of_long_ago_is_known_to_be_none_now_but_not_for_ever() {
        var card = card(List.of(LOGINS));
        var account = in(MAPLE, sql -> {
            var facts = new Facts(sql);
            var used = facts.account(null);
            facts.usage(used, "logins", Instant.parse("2025-03-30T12:00:00Z"), "90");
            return used;
        });

        assertEquals(List.of(0), in(MAPLE, sql -> score(sql, card, account, DAY.plusDays(365)).points()));
        assertEquals(Arrays.asList((Integer) null), in(MAPLE, sql -> score(sql, card, account, DAY.plusDays(366)).points()));
    }

    @Test
    void accounts_of_others_are_not_scored() {
        var account = in(MAPLE, sql -> new Facts(sql).account("enterprise"));

        assertEquals(List.of(),
                in(BIRCH, sql -> Scorers.scoring(sql, ZONE).of(card(List.of(LOGINS)), List.of(new AccountDay(account, DAY)))));
        assertEquals(List.of(), in(BIRCH, sql -> Scorers.scoring(sql, ZONE).all(card(List.of(LOGINS)), DAY)));
    }
}
