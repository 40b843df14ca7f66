package io.perennial.health.backtest;

import io.perennial.accounts.AccountId;
import io.perennial.health.scoring.AccountDay;
import java.time.LocalDate;

/**
 * An account whose score is held against what it did.
 *
 * @param frozenOn as of which day it is scored
 */
record Observation(AccountId accountId, LocalDate frozenOn, boolean churned, Evidence evidence) {
    AccountDay frozen() {
        return new AccountDay(accountId, frozenOn);
    }
}
