package io.perennial.health.keeping;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Id;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.jobs.WaitingList;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Remembers the accounts with events since they were last scored. A module with a source of its own touches them. */
@ApplicationScoped
public class TouchedAccounts {
    static final int AT_ONCE = 1_000;

    private static final WaitingList WAITING = new WaitingList("health.touched_account", "account_id");
    private static final String THESE = "select id from {whole accounts.every_account} where id = any (:ids)";

    private final Sql sql;
    private final Clock clock;
    private final Jobs jobs;
    private final FullRun run;
    private final KeptScores scores;

    @Inject
    TouchedAccounts(Sql sql, Clock clock, Jobs jobs, FullRun run, KeptScores scores) {
        this.sql = sql;
        this.clock = clock;
        this.jobs = jobs;
        this.run = run;
        this.scores = scores;
    }

    /** Lets the scores of these accounts be computed again soon. */
    public void touch(Collection<AccountId> accounts) {
        WAITING.put(THESE, Map.of("ids", accounts.stream().map(Id::value).toArray(UUID[]::new)), clock.instant(), sql);
        jobs.wake(RescoreTouched.JOB);
    }

    boolean isPending() {
        return !WAITING.isEmpty(sql);
    }

    /** Scores some of them in the transaction that removes them from the list, and returns their number. */
    int rescore() {
        if (!isPending()) return 0;
        run.hold();
        var taken = WAITING.take(AT_ONCE, sql);
        scores.rescore(taken);
        return taken.length;
    }
}
