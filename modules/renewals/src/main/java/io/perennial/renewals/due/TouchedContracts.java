package io.perennial.renewals.due;

import io.perennial.accounts.contracts.ContractId;
import io.perennial.kernel.Id;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.jobs.WaitingList;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Holds the contracts with events since their renewals were last brought in line. */
@ApplicationScoped
class TouchedContracts {
    static final int AT_ONCE = 1_000;

    private static final WaitingList WAITING = new WaitingList("renewals.touched_contract", "contract_id");
    private static final String THESE = "select unnest(:ids::uuid[]) as id";

    private final Sql sql;
    private final Clock clock;
    private final Jobs jobs;
    private final DailyRun run;
    private final TermEnds ends;

    @Inject
    TouchedContracts(Sql sql, Clock clock, Jobs jobs, DailyRun run, TermEnds ends) {
        this.sql = sql;
        this.clock = clock;
        this.jobs = jobs;
        this.run = run;
        this.ends = ends;
    }

    void touch(Set<ContractId> contracts) {
        WAITING.put(THESE, Map.of("ids", contracts.stream().map(Id::value).toArray(UUID[]::new)), clock.instant(), sql);
        jobs.wake(FollowContracts.JOB);
    }

    boolean isPending() {
        return !WAITING.isEmpty(sql);
    }

    /** Brings the renewals of some of them in line, in the transaction that takes them off the list. Returns their number. */
    int follow() {
        if (!isPending()) return 0;
        run.hold();
        var taken = WAITING.take(AT_ONCE, sql);
        ends.follow(taken);
        return taken.length;
    }
}
