package io.perennial.health.replays;

import io.perennial.health.keeping.FullRun;
import io.perennial.health.scorecards.Scorecards;
import io.perennial.health.scoring.Fitting;
import io.perennial.health.scoring.ScoringSql;
import io.perennial.health.sources.Sources;
import io.perennial.identity.Home;
import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.Perishable;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The replays of the tenant, one at a time. Each step scores some accounts on all days, and commits the progress with the scores: after a
 * crash the next step continues. Accounts that already have a score of such a day keep it, so a second replay of the same days adds nothing.
 */
@ApplicationScoped
class Replays {
    static final int AT_ONCE = 50;
    private static final int MOST_ATTEMPTS = 3;
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String ADD =
            """
            insert into health.replay (tenant_id, id, days, created_at) values (:tenant, :id, :days::date[], :now)
            on conflict (tenant_id) where finished_at is null do nothing
            """;
    private static final String OPEN = "select id, reached, to_jsonb(days) as days from {health.replay} where finished_at is null";

    /** Selects the last of the next accounts by id. */
    private static final String NEXT =
            """
            select id from (select id from {whole accounts.live_account} where id > :reached order by id limit :limit) next
            order by id desc
            limit 1
            """;
    private static final String COUNT =
            "select count(*) from {whole accounts.live_account} where id > :reached and id <= :last";
    private static final String ADVANCE =
            """
            update health.replay set reached = :last, accounts = accounts + :accounts, scores = scores + :scores, attempts = 0, version = version + 1
            where tenant_id = :tenant and id = :id
            """;
    private static final String FINISH =
            "update health.replay set finished_at = :now, version = version + 1 where tenant_id = :tenant and id = :id";
    private static final String ATTEMPT =
            """
            update health.replay set attempts = attempts + 1, version = version + 1 where tenant_id = :tenant and finished_at is null
            returning id, attempts
            """;
    private static final String FAIL =
            """
            update health.replay set finished_at = :now, failure = :failure, version = version + 1 where tenant_id = :tenant and id = :id
            """;
    private static final String FORGET =
            """
            delete from health.replay
            where tenant_id = :tenant and id in (select id from {health.replay} where finished_at < :before limit :most)
            """;

    private record Attempt(ReplayId id, int attempts) {}

    private record Open(ReplayId id, UUID reached, List<LocalDate> days) {}

    private final Sql sql;
    private final Home home;
    private final Clock clock;
    private final FullRun run;
    private final Sources sources;
    private final Scorecards scorecards;

    @Inject
    Replays(Sql sql, Home home, Clock clock, FullRun run, Sources sources, Scorecards scorecards) {
        this.sql = sql;
        this.home = home;
        this.clock = clock;
        this.run = run;
        this.sources = sources;
        this.scorecards = scorecards;
    }

    ReplayId add(ReplayBody body) {
        var id = new ReplayId(TypeId.next());
        var days = body.mondaysUntil(home.today()).stream().map(LocalDate::toString).toArray(String[]::new);
        if (sql.change(ADD, Map.of("id", id, "days", days, "now", clock.instant())) == 0)
            throw ReplayRefusal.REPLAY_RUNNING.because("A replay is running. Try again when it is complete.");
        return id;
    }

    boolean isPending() {
        return open().isPresent();
    }

    private Optional<Open> open() {
        return sql.first(Open.class, OPEN, Map.of());
    }

    /** Scores the next accounts, and returns true if there may be more. */
    boolean step() {
        run.hold();
        var open = open();
        if (open.isEmpty()) return false;
        var from = open.get().reached();
        var last = sql.first(Known.class, NEXT, Map.of("reached", from, "limit", AT_ONCE));
        if (last.isPresent()) advance(open.get(), last.get().id());
        else finish(open.get().id());
        return last.isPresent();
    }

    private void advance(Open open, UUID last) {
        long scores = 0;
        for (var one : Fitting.among(scorecards.published())) {
            var scoring = new ScoringSql(one.card().body(), sources);
            var values = new HashMap<String, Object>(scoring.values());
            values.putAll(one.values());
            values.putAll(Map.of(
                    "reached", open.reached(), "last", last, "zone", home.settings().zone(), "now", clock.instant(),
                    "days", open.days().stream().map(LocalDate::toString).toArray(String[]::new),
                    "earliest", open.days().getFirst(), "latest", open.days().getLast()));
            scores += sql.number(PastSql.of(scoring), values);
        }
        var accounts = sql.number(COUNT, Map.of("reached", open.reached(), "last", last));
        sql.change(ADVANCE, Map.of("id", open.id(), "last", last, "accounts", accounts, "scores", scores));
    }

    /** Scores all accounts anew, because their trends compare with scores that were not there before. */
    private void finish(ReplayId id) {
        sql.change(FINISH, Map.of("id", id, "now", clock.instant()));
        run.beginAnew();
    }

    /** Notes that a step has failed, and ends the replay when the same step has failed often. Returns true if it has ended. */
    boolean failed(String why) {
        var attempt = sql.first(Attempt.class, ATTEMPT, Map.of()).filter(one -> one.attempts() >= MOST_ATTEMPTS);
        attempt.ifPresent(one -> {
            sql.change(FAIL, Map.of("id", one.id(), "failure", why, "now", clock.instant()));
            run.beginAnew();
        });
        return attempt.isPresent();
    }

    @Produces
    static Perishable finished() {
        return new Perishable(FORGET, KEPT);
    }
}
