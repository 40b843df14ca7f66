package io.perennial.renewals;

import io.perennial.accounts.Known;
import io.perennial.accounts.contracts.ContractId;
import io.perennial.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Contracts that something happened to since their renewals were looked at. */
@ApplicationScoped
class TouchedContracts {
    static final int AT_ONCE = 1_000;

    /** Touching waits for whoever takes the contract off the list just now, and puts it there again: doing nothing would forget it. */
    private static final String TOUCH =
            """
            insert into renewals.touched_contract (tenant_id, contract_id, touched_at) values (:tenant, :id, :now)
            on conflict (tenant_id, contract_id) do update set touched_at = excluded.touched_at
            """;

    private static final String TAKE =
            """
            with taken as (
                delete from renewals.touched_contract
                where tenant_id = :tenant and contract_id in (
                    select contract_id from {renewals.touched_contract} order by contract_id limit :limit for update skip locked)
                returning contract_id)
            select contract_id as id from taken
            """;
    private static final String WAITING = "select count(*) from (select from {renewals.touched_contract} limit 1) t";

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
        sql.change(TOUCH, Map.of("id", contract, "now", clock.instant()));
    }

    /** Brings the renewals of some of them in line, in the transaction that takes them off the list, and says how many. */
    int follow() {
        if (sql.number(WAITING, Map.of()) == 0) return 0;
        run.hold();
        var taken = sql.list(Known.class, TAKE, Map.of("limit", AT_ONCE));
        ends.follow(taken.stream().map(Known::id).toArray(UUID[]::new));
        return taken.size();
    }
}
