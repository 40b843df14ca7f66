package io.perennial.surveys.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked answers of the design. */
class KnownAnswersTest {
    @ParameterizedTest
    @CsvSource({"42,50,84.00,71.49,91.66", "5,5,100,56.55,100", "0,8,0,0,32.44", "779,1175,66.30,63.55,68.94"})
    void a_share_has_wilsons_interval(int hits, int n, double percent, double low, double high) {
        var share = Share.of(hits, n).orElseThrow();
        assertEquals(percent, share.percent());
        assertEquals(new Interval(low, high), share.interval());
    }

    @Test
    void nothing_has_no_share() {
        assertEquals(Optional.empty(), Share.of(0, 0));
    }

    @Test
    void wilsons_interval_is_that_of_the_statistics_library() {
        var random = new Random(18);
        for (int times = 0; times < 2_000; times++) {
            int n = 1 + random.nextInt(3_000);
            int hits = random.nextInt(n + 1);
            var kept = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(n, hits, Interval.ERROR_RATE);
            var ours = Share.of(hits, n).orElseThrow().interval();
            assertEquals(100 * kept.getLowerBound(), ours.low(), 0.00501, hits + " of " + n);
            assertEquals(100 * kept.getUpperBound(), ours.high(), 0.00501, hits + " of " + n);
        }
    }

    @ParameterizedTest
    @CsvSource({"50,30,20,30.00,7.81,14.05,44.20", "18,7,5,43.33,13.89,13.25,65.54", "30,0,0,100,0,78.70,100", "3,4,3,0,24.49,-41.29,41.29",
        "164,121,647,-51.82,2.54,-56.63,-46.68"})
    void the_promoter_score_has_the_adjusted_interval(double p, double n, double d, double score, double error, double low, double high) {
        var answers = new Promoters(p, n, d);
        assertEquals(score, answers.score());
        assertEquals(error, answers.standardError());
        assertEquals(new Interval(low, high), answers.interval());
    }

    @Test
    void two_waves_that_differ_by_13_points_are_not_distinguishable() {
        var earlier = new Promoters(50, 30, 20);
        var later = new Promoters(58, 27, 15);
        assertEquals(13.00, later.since(earlier));
        assertEquals(new Interval(-8.16, 33.41), later.changeSince(earlier));
        assertTrue(later.changeSince(earlier).holds(0));
        assertFalse(new Promoters(90, 5, 5).changeSince(earlier).holds(0));
    }

    @Test
    void a_distribution_has_goodmans_intervals() {
        assertEquals(List.of(new Interval(0.79, 17.99), new Interval(1.53, 20.78), new Interval(9.38, 37.65), new Interval(32.89, 67.11),
                new Interval(9.38, 37.65)), Distribution.of(List.of(2.0, 3.0, 10.0, 25.0, 10.0)));
    }

    @Test
    void a_customer_with_many_answers_is_not_the_result() {
        var raw = Promoters.NONE;
        var weighted = Promoters.NONE;
        for (var account : new int[][] {{40, 0, 0}, {2, 1, 2}, {0, 1, 2}, {1, 1, 0}}) {
            double weight = Weight.among(account[0] + account[1] + account[2]);
            for (int place = 0; place < 3; place++)
                for (int times = 0; times < account[place]; times++) {
                    int score = new int[] {10, 7, 3}[place];
                    raw = raw.and(score, 1);
                    weighted = weighted.and(score, weight);
                }
        }
        assertEquals(78.00, raw.score());
        assertEquals(new Promoters(8, 3, 4), weighted);
        assertEquals(26.67, weighted.score());
        assertEquals(new Interval(-16.45, 60.89), weighted.interval());
    }

    @Test
    void who_did_not_answer_weighs_as_much_as_who_did() {
        var gold = new Promoters(40, 12, 8);
        var silver = new Promoters(12, 12, 16);
        assertEquals(28.00, new Promoters(52, 24, 24).score());
        assertEquals(25.00, Share.of(100, 400).orElseThrow().percent());
        assertEquals(14.29, Share.of(40, 280).orElseThrow().percent());
        assertEquals(Optional.of(9.00), Strata.score(List.of(
                new Strata.Stratum(120, Optional.of(gold.score())), new Strata.Stratum(280, Optional.of(silver.score())))));
    }

    @Test
    void the_lot_is_the_same_for_everybody() {
        var contacts = IntStream.rangeClosed(1, 10).mapToObj(number -> "cont_%02d".formatted(number)).toList();
        var lot = new Lot("wave_1", 7);
        assertEquals(List.of("06", "07", "02", "04", "01", "05", "09", "10", "08", "03"),
                lot.ordered(contacts).stream().map(contact -> contact.substring(5)).toList());
        assertEquals(List.of("06", "07", "02"), lot.drawn(contacts, 3, _ -> "").stream().map(contact -> contact.substring(5)).toList());
    }

    @Test
    void a_lot_takes_of_each_stratum_in_proportion() {
        var contacts = IntStream.rangeClosed(1, 10).mapToObj(number -> "cont_%02d".formatted(number)).toList();
        var drawn = new Lot("wave_1", 7).drawn(contacts, 5, contact -> contact.compareTo("cont_04") <= 0 ? "gold" : "silver");
        assertEquals(5, drawn.size());
        assertEquals(2, drawn.stream().filter(contact -> contact.compareTo("cont_04") <= 0).count());
    }

    @Test
    void no_group_of_employees_under_five_can_be_told() {
        var groups = List.of(new SmallGroups.Group("a", 12), new SmallGroups.Group("b", 6), new SmallGroups.Group("c", 3),
                new SmallGroups.Group("d", 1));
        assertEquals(new SmallGroups(List.of("a"), List.of("c", "d", "b")), SmallGroups.of(groups));
        assertEquals(new SmallGroups(List.of("a"), List.of()), SmallGroups.of(groups.subList(0, 1)));
    }

    @Test
    void a_mean_stays_on_its_scale() {
        var mean = Mean.NONE.and(7, 1).and(7, 1).and(4, 1);
        assertEquals(6.00, mean.value());
        assertEquals(7.00, mean.interval(1, 7).high());
        assertTrue(mean.interval(1, 7).holds(6));
    }
}
