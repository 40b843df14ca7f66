package io.perennial.health.backtest;

import static java.util.Objects.requireNonNull;

import io.perennial.health.proof.FrozenScore;
import io.perennial.health.scorecards.Band;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.scorecards.ScorecardId;
import io.perennial.health.scoring.AccountDay;
import io.perennial.health.scoring.Scoring;
import io.perennial.kernel.Wording;
import io.perennial.platform.requests.LimitView;
import io.perennial.platform.requests.Limits;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares scores with outcomes: scores accounts as of past days, from the facts before the end of each day, with the given scorecard, and
 * sees which of them left afterwards.
 */
@ApplicationScoped
class Backtest {
    /** The approximate maximum of scores: accounts times frozen days, over all horizons. */
    static final int MOST = 100_000;
    private static final int AT_ONCE = 5_000;
    private static final int ABOVE_ALL = 10_001;

    private final Scoring scoring;
    private final Sql sql;

    @Inject
    Backtest(Scoring scoring, Sql sql) {
        this.scoring = scoring;
        this.sql = sql;
    }

    BacktestView of(ScorecardId id, ScorecardBody card, BacktestBody asked, LocalDate today) {
        sql.takeTime();
        var period = asked.period(today);
        var record = ImportedChurn.in(period, sql);
        var source = asked.source(record.tells());
        var lot = Lot.of(card.segments(), MOST / each(asked, source, record, period), sql);
        var populations = populations(asked, source, record, lot, period);
        refuseTooFew(populations);
        var bands = card.bands().stream().sorted(Comparator.comparing(Band::from)).toList();
        int redBelow = bands.size() > 1 ? bands.get(1).from() : ABOVE_ALL;
        var horizons = populations.stream().map(one -> HorizonProof.of(one, frozen(card, one.observations()), redBelow)).toList();
        return new BacktestView(id, period.from(), period.to(), source, lot.accounts(), lot.drawn().size(), bands.getFirst().name(),
                redBelow, horizons);
    }

    @Produces
    static Limits limits() {
        return new Limits(List.of(
                new LimitView("backtest_scores", MOST, "items",
                        "The approximate maximum of accounts times frozen days in a back-test. If there are more, a random sample of accounts is used.")));
    }

    /**
     * Returns the approximate maximum of scores for an account. With contracts, an account stays at most once a year and leaves about once.
     */
    private static int each(BacktestBody asked, OutcomeSource source, ImportedChurn record, Period period) {
        return switch (source) {
            case CONTRACTS -> asked.horizons().size() * (period.to().getYear() - period.from().getYear() + 2);
            case IMPORTED -> Math.max(1, asked.horizons().stream().mapToInt(days -> record.frozenDays(days, period).size()).sum());
        };
    }

    private List<Population> populations(BacktestBody asked, OutcomeSource source, ImportedChurn record, Lot lot, Period period) {
        return asked.horizons().stream()
                .map(days -> switch (source) {
                    case CONTRACTS -> Population.ofContracts(days, lot, period, sql);
                    case IMPORTED -> Population.ofCustomers(days, lot, record, period, sql);
                })
                .toList();
    }

    /** Refuses if no horizon has enough outcomes of both kinds. */
    private static void refuseTooFew(List<Population> populations) {
        var most = populations.stream().max(Comparator.comparing(Population::rarer)).orElseThrow();
        if (most.rarer() < Population.LEAST)
            throw BacktestRefusal.TOO_FEW_OUTCOMES
                    .because(Wording.of("{left} accounts left and {stayed} stayed; the minimum is {min} of each.")
                            .with("left", most.churned())
                            .with("stayed", most.stayed())
                            .with("min", Population.LEAST));
    }

    /** Scores a few thousand observations at a time, and keeps only the score of each. */
    private List<FrozenScore> frozen(ScorecardBody card, List<Observation> observations) {
        var frozen = new ArrayList<FrozenScore>();
        for (int at = 0; at < observations.size(); at += AT_ONCE) {
            var some = observations.subList(at, Math.min(observations.size(), at + AT_ONCE)).stream()
                    .collect(Collectors.toMap(Observation::frozen, Function.identity(), (one, same) -> one,
                            HashMap<AccountDay, Observation>::new));
            for (var scored : scoring.of(card, List.copyOf(some.keySet()))) {
                var one = requireNonNull(some.get(new AccountDay(scored.accountId(), scored.day())));
                if (scored.score() != null) frozen.add(new FrozenScore(one.accountId(), one.frozenOn(), scored.score(), one.churned()));
            }
        }
        return frozen;
    }
}
