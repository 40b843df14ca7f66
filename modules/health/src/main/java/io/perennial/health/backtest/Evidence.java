package io.perennial.health.backtest;

/** The evidence that an account left or stayed. */
public enum Evidence {
    IMPORTED,
    CONTRACTS,
    /** The account was a customer and no churn was imported for it, so it stayed. */
    NO_CHURN_IMPORTED
}
