package io.perennial.health.scores;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Known;
import io.perennial.kernel.Id;
import io.perennial.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Accounts that something happened to since they were scored. */
@ApplicationScoped
class TouchedAccounts {
    static final int AT_ONCE = 1_000;

    /** Touching waits for whoever takes the account off the list just now, and puts it there again: doing nothing would forget it. */
    private static final String TOUCH =
            """
            insert into health.touched_account (tenant_id, account_id, touched_at)
            select :tenant, a.id, :now from {accounts.account} a where a.id = any (:ids) order by a.id
            on conflict (tenant_id, account_id) do update set touched_at = excluded.touched_at
            """;

    private static final String TAKE =
            """
            with taken as (
                delete from health.touched_account
                where tenant_id = :tenant and account_id in (
                    select account_id from {health.touched_account} order by account_id limit :limit for update skip locked)
                returning account_id)
            select account_id as id from taken order by account_id
            """;
    private static final String WAITING = "select count(*) from (select from {health.touched_account} limit 1) t";

    @Inject Sql sql;
    @Inject Clock clock;
    @Inject FullRun run;
    @Inject KeptScores scores;

    void touch(Collection<AccountId> accounts) {
        var ids = accounts.stream().map(Id::value).toArray(UUID[]::new);
        sql.change(TOUCH, Map.of("ids", ids, "now", clock.instant()));
    }

    /** Scores some of them, in the transaction that takes them off the list, and says how many. */
    int rescore() {
        if (sql.number(WAITING, Map.of()) == 0) return 0;
        run.hold();
        List<Known> taken = sql.list(Known.class, TAKE, Map.of("limit", AT_ONCE));
        scores.rescore(taken.stream().map(Known::id).toArray(UUID[]::new));
        return taken.size();
    }
}
