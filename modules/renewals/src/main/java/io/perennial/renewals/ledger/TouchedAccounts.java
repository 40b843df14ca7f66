package io.perennial.renewals.ledger;

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

/** Holds the accounts to process: they, their contracts or their exchange rates have changed since the ledger last did so. */
@ApplicationScoped
class TouchedAccounts {
    static final int AT_ONCE = 250;

    private static final WaitingList WAITING = new WaitingList("renewals.ledger_touched", "account_id");
    private static final String THESE = "select id from {whole accounts.every_account} where id = any (:ids)";
    private static final String ENTERED =
            """
            select account_id as id from {whole renewals.ledger_account} where account_id = any (:ids)
            union
            select account_id from {renewals.ledger_touched} where account_id = any (:ids)
            """;
    private static final String ALL =
            """
            select id from {whole accounts.every_account}
            where id in (select account_id from {whole accounts.live_contract} union select account_id from {whole renewals.ledger_account})
            """;

    @Inject Sql sql;
    @Inject Clock clock;
    @Inject Jobs jobs;
    @Inject Ledger ledger;

    void touch(Collection<AccountId> accounts) {
        touch(THESE, accounts);
    }

    /** Touches only those accounts that have entries or are waiting already. */
    void touchEntered(Collection<AccountId> accounts) {
        touch(ENTERED, accounts);
    }

    private void touch(String which, Collection<AccountId> accounts) {
        put(which, Map.of("ids", accounts.stream().map(Id::value).toArray(UUID[]::new)));
    }

    void touchAll() {
        put(ALL, Map.of());
    }

    private void put(String which, Map<String, ?> values) {
        WAITING.put(which, values, clock.instant(), sql);
        jobs.wake(EnterTouched.JOB);
    }

    boolean isPending() {
        return !WAITING.isEmpty(sql);
    }

    /** Updates the entries of some of them, in the transaction that takes them off the list. Returns the number of accounts. */
    int enter() {
        if (!isPending()) return 0;
        var taken = WAITING.take(AT_ONCE, sql);
        ledger.enter(taken);
        return taken.length;
    }
}
