package io.perennial.health.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AucTest {
    private static final Random RANDOM = new Random(20_260_301);

    @Test
    void it_is_the_share_of_pairs_in_order_and_ties_count_half() {
        for (int round = 0; round < 200; round++) {
            var stayed = scores(1 + RANDOM.nextInt(40), 12);
            var left = scores(1 + RANDOM.nextInt(40), 12);
            double pairs = Arrays.stream(stayed)
                    .map(one -> Arrays.stream(left).map(other -> one > other ? 1 : one == other ? 0.5 : 0).sum()).sum();
            assertEquals(pairs / (stayed.length * left.length), Auc.of(stayed, left).value(), 1e-6);
        }
    }

    /** Checks DeLong's variance in Sun and Xu's order, calculated by hand: placements 1, 1, ½ and 1, ⅔. */
    @Test
    void its_interval_is_delongs_on_the_logit_scale() {
        var auc = Auc.of(new double[] {4, 3, 2}, new double[] {1, 2});

        assertEquals(11 / 12.0, auc.value(), 1e-6);
        double below = (Math.pow(1 - 11 / 12.0, 2) * 2 + Math.pow(0.75 - 11 / 12.0, 2)) / 2;
        double above = (Math.pow(1 - 11 / 12.0, 2) + Math.pow(5 / 6.0 - 11 / 12.0, 2)) / 1;
        double reach = 1.959964 * Math.sqrt(below / 3 + above / 2) / (11 / 12.0 * (1 / 12.0));
        assertEquals(1 / (1 + Math.exp(-(Math.log(11) - reach))), auc.low(), 1e-5);
        assertEquals(1 / (1 + Math.exp(-(Math.log(11) + reach))), auc.high(), 1e-5);
    }

    @Test
    void nineteen_of_twenty_intervals_hold_the_true_value() {
        double truth = 0.760250; // two normal distributions of unit variance, one apart: Φ(1/√2)
        long held = IntStream.range(0, 4_000)
                .mapToObj(round -> Auc.of(normal(60, 1), normal(40, 0)))
                .filter(auc -> auc.low() <= truth && truth <= auc.high())
                .count();

        assertEquals(0.95, held / 4_000.0, 3 * Math.sqrt(0.95 * 0.05 / 4_000) + 0.01);
    }

    @Test
    void a_perfect_order_is_not_believed_to_the_full() {
        var auc = Auc.of(IntStream.range(100, 200).asDoubleStream().toArray(), IntStream.range(0, 30).asDoubleStream().toArray());

        assertEquals(1, auc.value());
        assertEquals(1, auc.high());
        assertEquals(0.886, auc.low(), 1e-3); // Wilson's interval of 30 of 30
        assertEquals(Verdict.PREDICTS, auc.verdict());
    }

    @Test
    void the_verdict_is_what_the_interval_says() {
        assertEquals(Verdict.PREDICTS, Auc.of(normal(200, 1), normal(200, 0)).verdict());
        assertEquals(Verdict.PREDICTS_THE_OPPOSITE, Auc.of(normal(200, 0), normal(200, 1)).verdict());
        assertEquals(Verdict.PREDICTS_NOTHING, new Auc(0.53, 0.48, 0.58).verdict());
        var flat = Auc.of(new double[50], new double[40]);
        assertEquals(new Auc(0.5, 0.5, 0.5), flat);
        assertEquals(Verdict.PREDICTS_NOTHING, flat.verdict());
    }

    /** The same score of an account, repeated eight times, adds no information. */
    @Test
    void accounts_that_are_there_again_and_again_make_the_interval_no_narrower() {
        var scores = IntStream.range(0, 120).mapToObj(at -> new FrozenScore(
                new AccountId(UUID.randomUUID()), LocalDate.EPOCH, (int) (5_000 + (at < 40 ? 0 : 700) + 1_000 * RANDOM.nextGaussian()),
                at < 40)).toList();
        var often = IntStream.range(0, 8).boxed().flatMap(time -> scores.stream()).toList();

        var once = Auc.of(scores);
        var repeated = Auc.of(often);

        assertEquals(once.value(), repeated.value());
        assertEquals(once.high() - once.low(), repeated.high() - repeated.low(), 0.02 * (once.high() - once.low()));
    }

    private static double[] scores(int n, int values) {
        return IntStream.range(0, n).mapToDouble(at -> RANDOM.nextInt(values)).toArray();
    }

    private static double[] normal(int n, double mean) {
        return IntStream.range(0, n).mapToDouble(at -> mean + RANDOM.nextGaussian()).toArray();
    }
}
