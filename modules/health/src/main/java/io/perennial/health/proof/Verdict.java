package io.perennial.health.proof;

/** What a back-test comes to. */
public enum Verdict {
    /** Accounts that stayed had higher scores than those that left, beyond what chance does. */
    PREDICTS,
    /** The scores of those that stayed and those that left could as well be drawn by lot. */
    PREDICTS_NOTHING,
    /** Accounts that left had the higher scores, beyond what chance does. */
    PREDICTS_THE_OPPOSITE,
    /** Too few accounts with a score left, or stayed, to tell. */
    TOO_FEW_OUTCOMES
}
