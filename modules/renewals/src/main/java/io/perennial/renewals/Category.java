package io.perennial.renewals;

/** How far a forecast may count on a renewal, as who works on it says. */
public enum Category {
    COMMIT,
    BEST_CASE,
    PIPELINE,
    AT_RISK,
    OMITTED
}
