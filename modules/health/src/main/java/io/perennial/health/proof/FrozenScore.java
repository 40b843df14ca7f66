package io.perennial.health.proof;

import io.perennial.accounts.AccountId;
import java.time.LocalDate;

/**
 * A score as of some days before an outcome, and the outcome.
 *
 * @param day the day at the end of which it was frozen
 * @param score in basis points
 */
public record FrozenScore(AccountId accountId, LocalDate day, int score, boolean churned) {
    private static final double HIGHEST = 10_000;

    /** Returns the score as a probability that the account leaves: 1 for a score of 0, 0 for a score of 100. */
    double risk() {
        return 1 - score / HIGHEST;
    }
}
