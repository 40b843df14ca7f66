package io.perennial.health.keeping;

import io.perennial.identity.Home;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * Scores all accounts on a new day or with other scorecards, a few thousand in a transaction. One row holds the progress and is written
 * together with the scores: after a crash the committed work stands, and the next run continues from there.
 */
@ApplicationScoped
public class FullRun {
    private static final UUID BEGINNING = new UUID(0, 0);
    static final int AT_ONCE = 4_000;

    private static final String BEGIN =
            """
            insert into health.full_run as r (tenant_id, day, reached) values (:tenant, :day, :beginning)
            on conflict (tenant_id) do update set day = excluded.day, reached = excluded.reached, finished_at = null
            where :anew or r.day < excluded.day
            """;
    private static final String PROGRESS = "select day, reached, finished_at is not null as finished from {health.full_run}";
    private static final String HOLD = PROGRESS + " for update";

    /** Selects the last of the next accounts by id, deleted ones included, because they may have a score. */
    private static final String NEXT =
            """
            select id from (select id from {whole accounts.every_account} where id > :reached order by id limit :limit) next
            order by id desc
            limit 1
            """;
    private static final String REACH = "update health.full_run set reached = :last where tenant_id = :tenant";
    private static final String FINISH = "update health.full_run set finished_at = :now where tenant_id = :tenant";

    /** @param reached the last account that is scored */
    public record Progress(LocalDate day, UUID reached, boolean finished) {}

    private final Sql sql;
    private final Home home;
    private final Clock clock;
    private final Jobs jobs;
    private final KeptScores scores;

    @Inject
    FullRun(Sql sql, Home home, Clock clock, Jobs jobs, KeptScores scores) {
        this.sql = sql;
        this.home = home;
        this.clock = clock;
        this.jobs = jobs;
        this.scores = scores;
    }

    /** Locks the one row, so that no other transaction writes scores until this one ends. */
    public Progress hold() {
        begin(false);
        return sql.first(Progress.class, HOLD, Map.of()).orElseThrow();
    }

    /** Starts another run over all accounts. */
    public void beginAnew() {
        begin(true);
        jobs.wake(RescoreAll.JOB);
    }

    private void begin(boolean anew) {
        sql.change(BEGIN, Map.of("day", home.today(), "beginning", BEGINNING, "anew", anew));
    }

    /** Returns true if not all accounts are scored yet for today and with the current scorecards. */
    boolean isPending() {
        var seen = sql.first(Progress.class, PROGRESS, Map.of());
        return seen.isEmpty() || !seen.get().finished() || seen.get().day().isBefore(home.today());
    }

    /** Scores the next accounts in one transaction, and returns true if there may be more. */
    boolean step() {
        if (!isPending()) return false;
        var progress = hold();
        if (progress.finished()) return false;
        var last = sql.first(Known.class, NEXT, Map.of("reached", progress.reached(), "limit", AT_ONCE));
        if (last.isEmpty()) sql.change(FINISH, Map.of("now", clock.instant()));
        else advance(progress.reached(), last.get().id());
        return last.isPresent();
    }

    private void advance(UUID reached, UUID last) {
        scores.rescore(reached, last);
        sql.change(REACH, Map.of("last", last));
    }
}
