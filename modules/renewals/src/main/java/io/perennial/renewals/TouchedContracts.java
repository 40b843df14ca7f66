package io.perennial.renewals;

import io.perennial.accounts.contracts.ContractId;
import io.perennial.platform.Sql;
import io.perennial.platform.WaitingList;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;

/** Contracts that something happened to since their renewals were looked at. */
@ApplicationScoped
class TouchedContracts {
    static final int AT_ONCE = 1_000;

    private static final WaitingList WAITING = new WaitingList("renewals.touched_contract", "contract_id");

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

    void touch(ContractId contract) {
        WAITING.put("select :id::uuid as id", Map.of("id", contract), clock.instant(), sql);
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
