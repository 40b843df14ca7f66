package io.perennial.renewals.ledger;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Known;
import io.perennial.kernel.Id;
import io.perennial.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Accounts whose contracts, or the rates of these, have changed since the ledger looked at them. */
@ApplicationScoped
class TouchedAccounts {
    static final int AT_ONCE = 250;

    /** Touching waits for whoever takes the account off the list just now, and puts it there again: doing nothing would forget it. */
    private static final String TOUCH =
            """
            insert into renewals.ledger_touched (tenant_id, account_id, touched_at)
            select :tenant, a.id, :now from {accounts.account} a where %s order by a.id
            on conflict (tenant_id, account_id) do update set touched_at = excluded.touched_at
            """;
    private static final String TOUCH_THESE = TOUCH.formatted("a.id = any (:ids)");
    private static final String TOUCH_ALL = TOUCH.formatted(
            "a.id in (select account_id from {accounts.live_contract} union select account_id from {renewals.ledger_account})");

    private static final String TAKE =
            """
            with taken as (
                delete from renewals.ledger_touched
                where tenant_id = :tenant and account_id in (
                    select account_id from {renewals.ledger_touched} order by account_id limit :limit for update skip locked)
                returning account_id)
            select account_id as id from taken order by account_id
            """;
    private static final String WAITING = "select count(*) from (select from {renewals.ledger_touched} limit 1) t";

    @Inject Sql sql;
    @Inject Clock clock;
    @Inject Ledger ledger;

    void touch(Collection<AccountId> accounts) {
        sql.change(TOUCH_THESE, Map.of("ids", accounts.stream().map(Id::value).toArray(UUID[]::new), "now", clock.instant()));
    }

    void touchAll() {
        sql.change(TOUCH_ALL, Map.of("now", clock.instant()));
    }

    /** Enters for some of them, in the transaction that takes them off the list, and says how many they were. */
    int enter() {
        if (sql.number(WAITING, Map.of()) == 0) return 0;
        var taken = sql.list(Known.class, TAKE, Map.of("limit", AT_ONCE)).stream().map(Known::id).toArray(UUID[]::new);
        ledger.enter(taken);
        return taken.length;
    }
}
