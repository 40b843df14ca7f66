package io.perennial.renewals;

import io.perennial.accounts.contracts.ContractId;
import io.perennial.kernel.Id;
import io.perennial.platform.jobs.WaitingList;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Contracts that something happened to since their renewals were looked at. */
@ApplicationScoped
class TouchedContracts {
    static final int AT_ONCE = 1_000;

    private static final WaitingList WAITING = new WaitingList("renewals.touched_contract", "contract_id");
    private static final String THESE = "select unnest(:ids::uuid[]) as id";

    @Inject Sql sql;
    @Inject Clock clock;
    @Inject DailyRun run;
    @Inject TermEnds ends;

    /** For tests, outside of a container. */
    static TouchedContracts of(Sql sql, Clock clock, DailyRun run) {
        var touched = new TouchedContracts();
        touched.sql = sql;
        touched.clock = clock;
        touched.run = run;
        touched.ends = run.ends;
        return touched;
    }

    void touch(Set<ContractId> contracts) {
        WAITING.put(THESE, Map.of("ids", contracts.stream().map(Id::value).toArray(UUID[]::new)), clock.instant(), sql);
    }

    /** Brings the renewals of some of them in line, in the transaction that takes them off the list, and says how many. */
    int follow() {
        if (WAITING.isEmpty(sql)) return 0;
        run.hold();
        var taken = WAITING.take(AT_ONCE, sql);
        ends.follow(taken);
        return taken.length;
    }
}
