package io.perennial.health.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IsotonicRiskTest {
    private static final LocalDate DAY = LocalDate.parse("2026-01-01");

    @Test
    void violators_are_pooled() {
        var risk = IsotonicRisk.fitted(List.of(of(1_000, true), of(2_000, false), of(3_000, true), of(4_000, false), of(5_000, false)));

        assertEquals(List.of(new RiskStep(0, 1), new RiskStep(2_000, 0.5), new RiskStep(4_000, 0)), risk.steps());
        assertEquals(1, risk.of(of(0, false)));
        assertEquals(0.5, risk.of(of(3_999, false)));
        assertEquals(0, risk.of(of(10_000, false)));
    }

    /**
     * Checks the min-max formula: the fit at a score is the minimum over the starts of a pool of the maximum over its ends of the mean
     * between both.
     */
    @Test
    void it_agrees_with_the_formula_of_minima_and_maxima() {
        var random = new Random(5);
        for (int round = 0; round < 200; round++) {
            var scores =
                    IntStream.range(0, 1 + random.nextInt(60)).mapToObj(at -> of(random.nextInt(20) * 500, random.nextBoolean())).toList();
            var risk = IsotonicRisk.fitted(scores);
            for (var one : scores) assertEquals(plainly(one.score(), scores), risk.of(one), 1e-9);
        }
    }

    private static double plainly(int score, List<FrozenScore> scores) {
        return scores.stream().mapToInt(FrozenScore::score).filter(from -> from <= score)
                .mapToDouble(from -> scores.stream().mapToInt(FrozenScore::score).filter(to -> to >= score)
                        .mapToDouble(to -> mean(from, to, scores)).max().orElseThrow())
                .min().orElseThrow();
    }

    private static double mean(int from, int to, List<FrozenScore> scores) {
        return scores.stream().filter(one -> one.score() >= from && one.score() <= to).mapToInt(one -> one.churned() ? 1 : 0).average()
                .orElseThrow();
    }

    private static FrozenScore of(int score, boolean churned) {
        return new FrozenScore(new AccountId(UUID.randomUUID()), DAY, score, churned);
    }
}
