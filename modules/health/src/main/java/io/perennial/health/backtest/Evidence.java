package io.perennial.health.backtest;

/** By what it is known that an account left, or stayed. */
public enum Evidence {
    IMPORTED,
    CONTRACTS,
    /** It was a customer, and no churn of it was imported: so it stayed. */
    NO_CHURN_IMPORTED
}
