package io.perennial.health.scores;

import io.perennial.accounts.AccountId;

/** @param change of the score, in basis points */
public record Mover(AccountId accountId, String name, int score, String band, int change) {}
