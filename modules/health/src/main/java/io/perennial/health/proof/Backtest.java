package io.perennial.health.proof;

import io.perennial.health.scorecards.Band;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.scorecards.ScorecardId;
import io.perennial.health.scores.AccountDay;
import io.perennial.health.scores.Scoring;
import io.perennial.platform.LimitView;
import io.perennial.platform.Limits;
import io.perennial.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * Holds scores against what happened: each account's score is computed as of some days before its outcome, from the facts
 * before that day's end, with the scorecard in question.
 */
@ApplicationScoped
class Backtest {
    /** Scores: outcomes times horizons. */
    static final int MOST = 100_000;
    private static final int AT_ONCE = 5_000;
    private static final int ABOVE_ALL = 10_001;

    @Inject Scoring scoring;
    @Inject Sql sql;

    BacktestView of(ScorecardId id, ScorecardBody card, BacktestBody asked, LocalDate today) {
        var period = asked.period(today);
        int most = MOST / asked.horizons().size();
        var outcomes = KnownOutcome.between(period, asked.outcomes(), card.segments(), most + 1, sql);
        if (outcomes.size() > most) throw ProofRefusal.TOO_MANY_OUTCOMES.because(
                "More than %,d outcomes times horizons; ask for fewer days or horizons".formatted(MOST));
        int churned = (int) outcomes.stream().filter(KnownOutcome::churned).count();
        refuseTooFew(churned, outcomes.size() - churned);
        var bands = card.bands().stream().sorted(Comparator.comparing(Band::from)).toList();
        int redBelow = bands.size() > 1 ? bands.get(1).from() : ABOVE_ALL;
        var horizons = asked.horizons().stream()
                .map(days -> HorizonProof.of(days, frozen(card, outcomes, days), outcomes.size(), redBelow))
                .toList();
        return new BacktestView(id, period.from(), period.to(), asked.outcomes(), churned, outcomes.size() - churned,
                bands.getFirst().name(), redBelow, horizons);
    }

    @Produces
    static Limits limits() {
        return new Limits(List.of(
                new LimitView("backtest_scores", MOST, "items", "Outcomes times horizons of one back-test."),
                new LimitView("trial_scores", Trial.MOST, "items", "Accounts times days of one trial.")));
    }

    private static void refuseTooFew(int churned, int renewed) {
        if (Math.min(churned, renewed) < HorizonProof.LEAST)
            throw ProofRefusal.TOO_FEW_OUTCOMES.because(
                    "%d accounts left and %d stayed; it takes %d of either".formatted(churned, renewed, HorizonProof.LEAST));
    }

    /** A few thousand at a time: of each only the score is kept. */
    private List<FrozenScore> frozen(ScorecardBody card, List<KnownOutcome> outcomes, int days) {
        var frozen = new ArrayList<FrozenScore>();
        for (int at = 0; at < outcomes.size(); at += AT_ONCE) {
            var then = new HashMap<AccountDay, KnownOutcome>();
            outcomes.subList(at, Math.min(outcomes.size(), at + AT_ONCE))
                    .forEach(one -> then.put(new AccountDay(one.accountId(), one.day().minusDays(days)), one));
            for (var scored : scoring.of(card, List.copyOf(then.keySet()))) {
                var outcome = then.get(new AccountDay(scored.accountId(), scored.day()));
                if (scored.score() != null) frozen.add(new FrozenScore(outcome.day(), scored.score(), outcome.churned()));
            }
        }
        return frozen;
    }
}
