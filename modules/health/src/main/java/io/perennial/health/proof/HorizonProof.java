package io.perennial.health.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the scores of some days before the outcomes were worth.
 *
 * @param n how many outcomes had a score then
 * @param unscored how many had none, because nothing was known of the account; they are left out
 * @param statistics none where there are too few outcomes with a score
 */
public record HorizonProof(
        int days, int n, int churned, int renewed, int unscored, Verdict verdict, @Nullable ProofStatistics statistics) {
    /** Of either kind: under it, what looks like a finding is chance more often than not. */
    static final int LEAST = 30;

    static HorizonProof of(int days, List<FrozenScore> scores, int outcomes, int redBelow) {
        int churned = (int) scores.stream().filter(FrozenScore::churned).count();
        int renewed = scores.size() - churned;
        var statistics = Math.min(churned, renewed) < LEAST ? null : ProofStatistics.of(scores, redBelow);
        var verdict = statistics == null ? Verdict.TOO_FEW_OUTCOMES : statistics.verdict();
        return new HorizonProof(days, scores.size(), churned, renewed, outcomes - scores.size(), verdict, statistics);
    }
}
