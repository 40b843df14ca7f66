package io.perennial.health.trials;

import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.scorecards.ScorecardId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.Perishable;
import io.perennial.platform.requests.LimitView;
import io.perennial.platform.requests.Limits;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The trials of the company: asked for, worked on step by step, finished. */
@ApplicationScoped
class Trials {
    /** At once; each takes its turn. */
    static final int MOST_OPEN = 20;

    static final Duration KEPT = Duration.ofDays(7);

    /** One that nobody has finished. */
    record Open(TrialId id, ScorecardBody definition, List<LocalDate> days, @Nullable UUID ownAccountsOf) {}

    private static final String COUNT_OPEN = "select count(*) from {health.trial} where finished_at is null";
    private static final String ADD =
            """
            insert into health.trial (tenant_id, id, scorecard_id, definition, days, own_accounts_of, created_at)
            values (:tenant, :id, :scorecard, :definition, :days::date[], :viewer, :now)
            """;
    private static final String NEXT =
            """
            select id, definition, to_jsonb(days) as days, own_accounts_of
            from {health.trial} where finished_at is null order by id limit 1
            """;
    private static final String PROGRESS =
            """
            update health.trial set state = 'running', scored = :scored, version = version + 1
            where tenant_id = :tenant and id = :id and finished_at is null
            """;
    private static final String FINISH =
            """
            update health.trial set state = :state, answer = :answer::jsonb, failure = :failure::text, finished_at = :now, version = version + 1
            where tenant_id = :tenant and id = :id and finished_at is null
            """;
    private static final String FORGET =
            """
            delete from health.trial
            where tenant_id = :tenant and id in (select id from {health.trial} where finished_at < :before limit :most)
            """;

    private final Sql sql;
    private final Clock clock;

    @Inject
    Trials(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    TrialId add(ScorecardId scorecard, ScorecardBody body, List<LocalDate> days) {
        if (sql.number(COUNT_OPEN, Map.of()) >= MOST_OPEN)
            throw TrialRefusal.TOO_MANY_TRIALS.because("%d trials wait or run; ask again when one is done".formatted(MOST_OPEN));
        var id = new TrialId(TypeId.next());
        sql.change(ADD, Map.of(
                "id", id, "scorecard", scorecard, "definition", body,
                "days", days.stream().map(LocalDate::toString).toArray(String[]::new), "now", clock.instant()));
        return id;
    }

    /** The one that has waited the longest, or that somebody was killed over. */
    Optional<Open> next() {
        return sql.first(Open.class, NEXT, Map.of());
    }

    void progress(TrialId id, long scored) {
        sql.change(PROGRESS, Map.of("id", id, "scored", scored));
    }

    void finish(TrialId id, List<TrialDay> answer) {
        finish(id, TrialState.COMPLETE, answer, null);
    }

    void fail(TrialId id, String why) {
        finish(id, TrialState.FAILED, null, why);
    }

    private void finish(TrialId id, TrialState state, @Nullable List<TrialDay> answer, @Nullable String failure) {
        sql.change(FINISH, Sql.values("id", id, "state", state, "answer", answer, "failure", failure, "now", clock.instant()));
    }

    @Produces
    static Perishable finished() {
        return new Perishable(FORGET, KEPT);
    }

    @Produces
    static Limits limits() {
        return new Limits(List.of(
                new LimitView("trials_open", MOST_OPEN, "items", "Trials of scorecards that wait or run."),
                new LimitView("trial_days", KEPT.toDays(), "days", "Days that a trial is kept after it has ended.")));
    }
}
