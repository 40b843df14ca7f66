package io.perennial.health.scores;

import io.perennial.accounts.AccountId;
import io.perennial.health.scorecards.Scorecards;
import io.perennial.health.scores.HealthDistribution.Sum;
import io.perennial.health.scoring.AccountDay;
import io.perennial.health.scoring.Fitting;
import io.perennial.health.scoring.Scored;
import io.perennial.health.scoring.Scoring;
import io.perennial.kernel.Wording;
import io.perennial.platform.requests.LimitView;
import io.perennial.platform.requests.Limits;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The distribution of all accounts on a day: as stored, or, for days before the first stored one, computed from the facts of the day. */
@ApplicationScoped
@BeyondSight("Whether anything was kept of a day is the same for all of the tenant.")
class Distributions {
    static final int MOST = 100_000;
    private static final int AT_ONCE = 5_000;
    private static final UUID NONE = new UUID(0, 0);

    private static final String KEPT = "select count(*) from (select from {beyond health.tally} where day <= :day limit 1) t";
    private static final String COUNT = "select count(*) from {accounts.visible_account}";

    /** Selects the next accounts by id that the scorecard scores. */
    private static final String NEXT =
            """
            select a.id from {accounts.visible_account} a
            where a.id > :after and
            """ + Fitting.FITS + " order by a.id limit :limit";

    private record Place(String band, int bucket) {}

    private final Sql sql;
    private final Scoring scoring;
    private final Scorecards scorecards;

    @Inject
    Distributions(Sql sql, Scoring scoring, Scorecards scorecards) {
        this.sql = sql;
        this.scoring = scoring;
        this.scorecards = scorecards;
    }

    HealthDistribution on(LocalDate day) {
        if (sql.number(KEPT, Map.of("day", day)) > 0) return HealthDistribution.kept(day, sql);
        if (sql.number(COUNT, Map.of()) > MOST)
            throw ScoresRefusal.DISTRIBUTION_TOO_LARGE
                    .because(Wording.of("No scores are stored for that day, and more than {max} accounts cannot be scored at once.")
                            .with("max", "%,d".formatted(MOST)));
        return HealthDistribution.of(day, Basis.COMPUTED, computed(day));
    }

    private Collection<Sum> computed(LocalDate day) {
        var sums = new HashMap<Place, Sum>();
        for (var fitting : Fitting.among(scorecards.published()))
            for (var next = next(fitting, NONE); !next.isEmpty(); next = next(fitting, next.getLast().id()))
                for (var scored : scoring.of(fitting.card().body(),
                        next.stream().map(one -> new AccountDay(new AccountId(one.id()), day)).toList()))
                    sums.merge(place(scored), sum(scored), Sum::plus);
        return sums.values();
    }

    private List<Known> next(Fitting fitting, UUID after) {
        var values = new HashMap<>(fitting.values());
        values.putAll(Map.of("after", after, "limit", AT_ONCE));
        return sql.list(Known.class, NEXT, values);
    }

    private static Place place(Scored scored) {
        var sum = sum(scored);
        return new Place(sum.band(), sum.bucket());
    }

    private static Sum sum(Scored scored) {
        return Sum.of(scored.band(), scored.score());
    }

    @Produces
    static Limits limits() {
        return new Limits(List.of(
                new LimitView("distribution_accounts", MOST, "items",
                        "The maximum number of accounts for a distribution on a day without stored scores.")));
    }
}
