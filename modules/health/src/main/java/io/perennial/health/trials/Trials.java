package io.perennial.health.trials;

import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.scorecards.ScorecardId;
import io.perennial.kernel.TypeId;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.Sight;
import io.perennial.platform.jobs.Perishable;
import io.perennial.platform.requests.LimitView;
import io.perennial.platform.requests.Limits;
import io.perennial.platform.sql.BeyondSight;
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

/** The trials of the tenant: requested, run step by step, finished. */
@ApplicationScoped
@BeyondSight("How many trials wait is one limit for the whole tenant.")
class Trials {
    /** The maximum of open trials; each takes its turn. */
    static final int MOST_OPEN = 20;

    static final Duration KEPT = Duration.ofDays(7);

    /** An unfinished trial. */
    record Open(TrialId id, ScorecardBody definition, List<LocalDate> days, @Nullable UUID ownAccountsOf, @Nullable Sight sight) {
        /**
         * Returns the requester's sight. A row from a server of the previous release has only the owner whose accounts the requester saw.
         */
        Sight seen() {
            if (sight != null) return sight;
            return ownAccountsOf == null ? Sight.ALL : Sight.own(ownAccountsOf);
        }
    }

    private static final String COUNT_OPEN = "select count(*) from {beyond health.trial} where finished_at is null";
    private static final String ADD =
            """
            insert into health.trial (tenant_id, id, scorecard_id, definition, days, own_accounts_of, sight, created_at)
            values (:tenant, :id, :scorecard, :definition, :days::date[], :own, :seen::jsonb, :now)
            """;
    private static final String NEXT =
            """
            select id, definition, to_jsonb(days) as days, own_accounts_of, sight
            from {whole health.trial} where finished_at is null order by id limit 1
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
            where tenant_id = :tenant and id in (select id from {whole health.trial} where finished_at < :before limit :most)
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
            throw TrialRefusal.TOO_MANY_TRIALS
                    .because(Wording.of("{max} trials are waiting or running. Try again when one is complete.").with("max", MOST_OPEN));
        var id = new TrialId(TypeId.next());
        var call = Call.current();
        sql.change(ADD, Sql.values(
                "id", id, "scorecard", scorecard, "definition", body,
                "days", days.stream().map(LocalDate::toString).toArray(String[]::new), "now", clock.instant(),
                "own", call.sight().all() ? null : call.caller(), "seen", call.sight().isUnlimited() ? null : call.sight()));
        return id;
    }

    /** Returns the oldest unfinished trial, also one whose node was killed. */
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
                new LimitView("trials_open", MOST_OPEN, "items", "The maximum number of waiting or running trials."),
                new LimitView("trial_days", KEPT.toDays(), "days", "The number of days for which a trial is kept after its end.")));
    }
}
