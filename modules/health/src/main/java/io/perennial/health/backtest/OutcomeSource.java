package io.perennial.health.backtest;

/** Whose word on what happened is taken, for those that left and those that stayed alike. */
public enum OutcomeSource {
    /** Imported churn, among all that were customers. */
    IMPORTED,
    /** The decisions that contracts came to. */
    CONTRACTS
}
