package io.perennial.health.backtest;

/** The source of outcomes, both of accounts that left and of those that stayed. */
public enum OutcomeSource {
    /** Imported churn among all customers. */
    IMPORTED,
    /** The decisions at the ends of contract terms. */
    CONTRACTS
}
