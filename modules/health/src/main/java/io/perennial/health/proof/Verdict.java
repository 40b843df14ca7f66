package io.perennial.health.proof;

/** The verdict of a back-test. */
public enum Verdict {
    /** Accounts that stayed had significantly higher scores than those that left. */
    PREDICTS,
    /** The scores of accounts that stayed and of those that left do not differ significantly. */
    PREDICTS_NOTHING,
    /** Accounts that left had significantly higher scores. */
    PREDICTS_THE_OPPOSITE,
    /** Too few accounts with a score left or stayed. */
    TOO_FEW_OUTCOMES
}
