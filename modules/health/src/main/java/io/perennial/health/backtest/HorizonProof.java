package io.perennial.health.backtest;

import io.perennial.health.proof.FrozenScore;
import io.perennial.health.proof.ProofStatistics;
import io.perennial.health.proof.Verdict;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the scores of some days before the outcomes were worth.
 *
 * @param frozenOn at the end of which days all customers were scored; none where each was scored so many days before its own decision
 * @param n how many had a score then
 * @param counted by whose word, those without a score among them
 * @param unscored how many had none, because nothing was known of the account; they are left out
 * @param leftOut imported churn of the period that does not count, as of accounts that were no customers on the frozen day
 * @param statistics none where there are too few with a score
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
