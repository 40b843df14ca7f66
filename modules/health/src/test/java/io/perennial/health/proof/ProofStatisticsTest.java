package io.perennial.health.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProofStatisticsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-01-01");
    private static final int RED_BELOW = 5_000;

    @Test
    void a_planted_signal_is_found_and_shuffled_labels_predict_nothing() {
        var planted = planted(1_000, new Random(7));
        var labels = new ArrayList<>(planted.stream().map(FrozenScore::churned).toList());
        Collections.shuffle(labels, new Random(11));
        var shuffled = IntStream.range(0, labels.size())
                .mapToObj(at -> frozen(planted.get(at).day(), planted.get(at).score(), labels.get(at))).toList();

        var found = ProofStatistics.of(planted, RED_BELOW);
        var nothing = ProofStatistics.of(shuffled, RED_BELOW);

        assertTrue(found.auc().value() > 0.9, found::toString);
        assertEquals(Verdict.PREDICTS, found.verdict());
        long churned = labels.stream().filter(Boolean::booleanValue).count();
        double error = Math.sqrt((labels.size() + 1) / (12.0 * churned * (labels.size() - churned)));
        assertEquals(0.5, nothing.auc().value(), 3 * error);
        assertEquals(Verdict.PREDICTS_NOTHING, nothing.verdict());
    }

    /** All scores rise, and most renewals come late: over the years this looks like prediction, but within a quarter there is none. */
    @Test
    void a_tide_that_lifts_all_scores_is_not_foresight() {
        var random = new Random(17);
        var scores = IntStream.range(0, 2_000).mapToObj(at -> frozen(
                DAY.plusDays(at % 730), at % 730 * 10 + random.nextInt(2_000), random.nextInt(730) > at % 730)).toList();

        var statistics = ProofStatistics.of(scores, RED_BELOW);

        assertTrue(statistics.auc().low() > 0.7, statistics::toString);
        assertTrue(statistics.aucWithinQuarters().value() < 0.6, statistics::toString);
        assertTrue(statistics.aucWithinQuarters().value() < statistics.auc().low() - 0.15, statistics::toString);
    }

    @Test
    void where_nobody_left_and_stayed_in_the_same_quarter_there_is_no_telling() {
        var scores = IntStream.range(0, 200).mapToObj(at -> frozen(at < 100 ? DAY : DAY.plusDays(200), at * 50, at < 100)).toList();

        assertEquals(1, Auc.of(scores).value());
        assertEquals(Verdict.TOO_FEW_OUTCOMES, ProofStatistics.of(scores, RED_BELOW).verdict());
    }

    @Test
    void quarters_weigh_by_their_pairs() {
        var first = List.of(of(9_000, false), of(8_000, false), of(1_000, true), of(2_000, true));
        var second = IntStream.range(0, 8).mapToObj(at -> frozen(DAY.plusDays(100), at < 4 ? 1_000 : 9_000, at >= 4)).toList();
        var all = new ArrayList<>(first);
        all.addAll(second);

        assertEquals(4 / 20.0, Auc.withinQuarters(all).orElseThrow().value(), 1e-6);
    }

    @Test
    void red_is_the_lowest_band_half_open() {
        var confusion = Confusion.of(
                List.of(of(4_999, true), of(4_000, true), of(0, false), of(5_000, true), of(9_000, false), of(8_000, false)), RED_BELOW);

        assertEquals(new Confusion(2, 1, 1, 2, 0.666667, 0.666667, 1.333333), confusion);
    }

    @Test
    void where_none_was_red_there_is_no_precision_and_where_none_left_no_recall() {
        assertEquals(new Confusion(0, 0, 1, 1, null, 0.0, null), Confusion.of(List.of(of(6_000, true), of(6_000, false)), RED_BELOW));
        assertEquals(new Confusion(0, 1, 0, 0, 0.0, null, null), Confusion.of(List.of(of(0, false)), RED_BELOW));
    }

    @Test
    void brier_is_the_mean_squared_difference() {
        assertEquals(0.115, Prediction
                .brier(Prediction.of(List.of(of(1_000, true), of(4_000, true), of(8_000, false), of(5_000, false)), FrozenScore::risk)));
        assertEquals(0.25, Prediction.brier(Prediction.of(List.of(of(5_000, true), of(5_000, false)), FrozenScore::risk)));
        assertEquals(0, Prediction.brier(Prediction.of(List.of(of(0, true), of(10_000, false)), FrozenScore::risk)));
    }

    @Test
    void a_reliability_bin_has_wilsons_interval_and_the_highest_holds_certainty() {
        var bins = ReliabilityBin
                .of(List.of(new Prediction(1, true), new Prediction(0.3, false), new Prediction(0.39, true), new Prediction(0.3, false)));

        assertEquals(List.of(0.3, 0.9), bins.stream().map(ReliabilityBin::from).toList());
        var third = bins.getFirst();
        assertEquals(List.of(3, 1), List.of(third.n(), third.churned()));
        assertEquals(0.33, third.predicted(), 1e-6);
        assertEquals(0.333333, third.observed());
        assertEquals(0.061, third.low(), 1e-3);
        assertEquals(0.792, third.high(), 1e-3);
    }

    @Test
    void every_score_falls_into_the_bin_that_its_risk_belongs_to() {
        for (int score = 0; score <= 10_000; score += 100) {
            var bin = ReliabilityBin.of(List.of(new Prediction(of(score, true).risk(), true))).getFirst();
            assertEquals(score == 0 ? 9 : (10_000 - score) / 1_000, (int) Math.round(bin.from() * 10), "score " + score);
        }
    }

    @Test
    void the_worst_tenth_takes_equal_scores_in_part() {
        var scores = new ArrayList<>(IntStream.range(0, 4).mapToObj(at -> of(1_000, at < 2)).toList());
        IntStream.range(0, 16).forEach(at -> scores.add(of(8_000, at < 2)));

        assertEquals(0.5 / 0.2, ProofStatistics.of(scores, RED_BELOW).worstTenthLift(), 1e-6);
    }

    @Test
    void calibration_learns_from_the_older_outcomes_and_is_judged_by_the_newer() {
        var random = new Random(3);
        var scores = IntStream.range(0, 900).mapToObj(at -> overconfident(DAY.plusDays(at / 3), random)).toList();

        var calibration = Calibration.of(scores).orElseThrow();

        assertEquals(DAY.plusDays(200), calibration.judgedFrom());
        assertEquals(List.of(600, 300), List.of(calibration.fitted(), calibration.judged()));
        assertTrue(calibration.brier() < calibration.brierUncalibrated(), calibration::toString);
        assertEquals(300, calibration.reliability().stream().mapToInt(ReliabilityBin::n).sum());
        var newerOtherwise = scores.stream()
                .map(one -> one.day().isBefore(calibration.judgedFrom()) ? one : frozen(one.day(), one.score(), !one.churned())).toList();
        assertEquals(calibration.steps(), Calibration.of(newerOtherwise).orElseThrow().steps());
    }

    @Test
    void outcomes_of_one_day_are_never_both_learnt_from_and_judged() {
        var scores = IntStream.range(0, 200).mapToObj(at -> frozen(DAY, at * 10, at % 2 == 0)).toList();

        assertEquals(java.util.Optional.empty(), Calibration.of(scores));
        assertNull(ProofStatistics.of(scores, RED_BELOW).calibration());
        assertNotNull(ProofStatistics.of(planted(300, new Random(1)), RED_BELOW).calibration());
    }

    private static FrozenScore of(int score, boolean churned) {
        return frozen(DAY, score, churned);
    }

    /** Returns a score of a new account. */
    private static FrozenScore frozen(LocalDate day, int score, boolean churned) {
        return new FrozenScore(new AccountId(UUID.randomUUID()), day, score, churned);
    }

    /** Returns scores: accounts that leave have about 35, the others about 70. */
    private static List<FrozenScore> planted(int n, Random random) {
        return IntStream.range(0, n).mapToObj(at -> {
            boolean churned = random.nextInt(4) == 0;
            double score = random.nextGaussian(churned ? 3_500 : 7_000, 1_200);
            return frozen(DAY.plusDays(at % 365), Math.clamp(Math.round(score), 0, 10_000), churned);
        }).toList();
    }

    /** Returns a score whose true risk is a third of the risk that it states. */
    private static FrozenScore overconfident(LocalDate day, Random random) {
        int score = random.nextInt(10_001);
        return frozen(day, score, random.nextDouble() < (1 - score / 10_000.0) / 3);
    }
}
