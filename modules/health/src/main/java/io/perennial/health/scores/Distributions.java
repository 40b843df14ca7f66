package io.perennial.health.scores;

import io.perennial.accounts.AccountId;
import io.perennial.health.scorecards.Scorecards;
import io.perennial.health.scoring.AccountDay;
import io.perennial.health.scoring.Churn;
import io.perennial.health.scoring.Fitting;
import io.perennial.health.scoring.Scoring;
import io.perennial.kernel.Wording;
import io.perennial.platform.requests.LimitView;
import io.perennial.platform.requests.Limits;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

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
            select a.id, %s as churned
            from {accounts.visible_account} a
            where a.id > :after and %s
            order by a.id
            limit :limit
            """.formatted(Churn.onDay(), Fitting.FITS);

    private record Place(String band, int bucket, boolean churned) {}

    private record Next(UUID id, boolean churned) {}

    private final Sql sql;
    private final Scoring scoring;
    private final Scorecards scorecards;

    @Inject
    Distributions(Sql sql, Scoring scoring, Scorecards scorecards) {
        this.sql = sql;
        this.scoring = scoring;
        this.scorecards = scorecards;
    }

    /** @param churned true to include the churned customers */
    HealthDistribution on(LocalDate day, boolean churned) {
        if (sql.number(KEPT, Map.of("day", day)) > 0) return HealthDistribution.kept(day, churned, sql);
        if (sql.number(COUNT, Map.of()) > MOST)
            throw ScoresRefusal.DISTRIBUTION_TOO_LARGE
                    .because(Wording.of("No scores are stored for that day, and more than {max} accounts cannot be scored at once.")
                            .with("max", "%,d".formatted(MOST)));
        return HealthDistribution.of(day, Basis.COMPUTED, churned, computed(day));
    }

    private Collection<Sum> computed(LocalDate day) {
        var sums = new HashMap<Place, Sum>();
        for (var fitting : Fitting.among(scorecards.published()))
            for (var next = next(fitting, day, NONE); !next.isEmpty(); next = next(fitting, day, next.getLast().id()))
                for (var sum : sums(fitting, day, next))
                    sums.merge(new Place(sum.band(), sum.bucket(), sum.churned()), sum, Sum::plus);
        return sums.values();
    }

    private List<Next> next(Fitting fitting, LocalDate day, UUID after) {
        var values = new HashMap<>(fitting.values());
        values.putAll(Map.of("day", day, "after", after, "limit", AT_ONCE));
        return sql.list(Next.class, NEXT, values);
    }

    private List<Sum> sums(Fitting fitting, LocalDate day, List<Next> accounts) {
        var churned = accounts.stream().filter(Next::churned).map(Next::id).collect(Collectors.toSet());
        return scoring.of(fitting.card().body(), accounts.stream().map(one -> new AccountDay(new AccountId(one.id()), day)).toList())
                .stream()
                .map(scored -> Sum.of(scored.band(), scored.score(), churned.contains(scored.accountId().value())))
                .toList();
    }

    @Produces
    static Limits limits() {
        return new Limits(List.of(
                new LimitView("distribution_accounts", MOST, "items",
                        "The maximum number of accounts for a distribution on a day without stored scores.")));
    }
}
