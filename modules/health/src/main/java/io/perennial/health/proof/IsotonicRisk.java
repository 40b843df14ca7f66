package io.perennial.health.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/**
 * The risk of each score that fits the outcomes best, if a higher score must not have a higher risk: isotonic regression by pooling
 * adjacent violators.
 */
final class IsotonicRisk {
    /** Neighbouring scores with one risk. */
    private record Pool(int from, int n, int churned) {
        double risk() {
            return (double) churned / n;
        }

        Pool with(Pool higher) {
            return new Pool(from, n + higher.n, churned + higher.churned);
        }

        /** Returns true if this risk is higher. Compares in integers, so that equal risks are equal. */
        boolean isAbove(Pool higher) {
            return (long) churned * higher.n > (long) higher.churned * n;
        }
    }

    private final TreeMap<Integer, Double> risks = new TreeMap<>();

    private IsotonicRisk() {}

    static IsotonicRisk fitted(List<FrozenScore> scores) {
        var pools = new TreeMap<Integer, Pool>();
        scores.forEach(one -> pools.merge(one.score(), new Pool(one.score(), 1, one.churned() ? 1 : 0), Pool::with));
        Deque<Pool> fitted = new ArrayDeque<>();
        for (var next : pools.values()) {
            while (!fitted.isEmpty() && !fitted.getLast().isAbove(next)) next = fitted.removeLast().with(next);
            fitted.addLast(next);
        }
        var risk = new IsotonicRisk();
        fitted.forEach(pool -> risk.risks.put(pool.from(), pool.risk()));
        return risk;
    }

    /** Returns the risk of a score. A score below the lowest fitted one has the risk of that one. */
    double of(FrozenScore one) {
        var step = risks.floorEntry(one.score());
        return (step == null ? risks.firstEntry() : step).getValue();
    }

    List<RiskStep> steps() {
        var steps = new ArrayList<RiskStep>();
        risks.forEach((from, risk) -> steps.add(new RiskStep(steps.isEmpty() ? 0 : from, Decimals.rounded(risk))));
        return steps;
    }
}
