package io.perennial.health.proof;

/** Whose word on what happened is taken. */
public enum OutcomeSource {
    /** Outcomes that were sent or imported, and those that follow from contracts. */
    ALL,
    IMPORTED,
    CONTRACTS
}
