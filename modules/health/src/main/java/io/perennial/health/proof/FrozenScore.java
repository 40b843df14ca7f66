package io.perennial.health.proof;

import io.perennial.accounts.AccountId;
import java.time.LocalDate;

/**
 * A score as it was some time before an outcome, and the outcome.
 *
 * @param day at the end of which it was frozen
 * @param score in basis points
 */
public record FrozenScore(AccountId accountId, LocalDate day, int score, boolean churned) {
    private static final double HIGHEST = 10_000;

    /** Read as a probability that the account leaves: at 0 it surely does, at 100 it surely stays. */
    double risk() {
        return 1 - score / HIGHEST;
    }
}
