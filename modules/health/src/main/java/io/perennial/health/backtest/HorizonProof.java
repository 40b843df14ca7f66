package io.perennial.health.backtest;

import io.perennial.health.proof.FrozenScore;
import io.perennial.health.proof.ProofStatistics;
import io.perennial.health.proof.Verdict;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a back-test for one horizon: scores some days before the outcomes.
 *
 * @param frozenOn the days at whose end all customers were scored; empty if each account was scored so many days before its own decision
 * @param n the number of observations with a score
 * @param counted the outcomes by evidence, including those without a score
 * @param unscored the number of observations without a score, because too little was known about the account; they are left out
 * @param leftOut the number of imported churns of the period that do not count, for example of accounts that were no customers on the
 *     frozen day
 * @param statistics null if there are too few with a score
 */
public record HorizonProof(
        int days,
        List<LocalDate> frozenOn,
        int n,
        int churned,
        int stayed,
        List<OutcomeCount> counted,
        int unscored,
        int leftOut,
        Verdict verdict,
        @Nullable ProofStatistics statistics) {

    static HorizonProof of(Population population, List<FrozenScore> scores, int redBelow) {
        int churned = (int) scores.stream().filter(FrozenScore::churned).count();
        int stayed = scores.size() - churned;
        var statistics = Math.min(churned, stayed) < Population.LEAST ? null : ProofStatistics.of(scores, redBelow);
        var verdict = statistics == null ? Verdict.TOO_FEW_OUTCOMES : statistics.verdict();
        return new HorizonProof(
                population.days(), population.frozenOn(), scores.size(), churned, stayed, OutcomeCount.of(population.observations()),
                population.observations().size() - scores.size(), population.leftOut(), verdict, statistics);
    }
}
