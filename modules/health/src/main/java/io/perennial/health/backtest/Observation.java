package io.perennial.health.backtest;

import io.perennial.accounts.AccountId;
import io.perennial.health.scoring.AccountDay;
import java.time.LocalDate;

/**
 * An account whose score is compared with its outcome.
 *
 * @param frozenOn the day as of which it is scored
 */
record Observation(AccountId accountId, LocalDate frozenOn, boolean churned, Evidence evidence) {
    AccountDay frozen() {
        return new AccountDay(accountId, frozenOn);
    }
}
