package io.perennial.renewals.reasons;

/** The event or state that a reason explains. */
public enum ReasonKind {
    CHURN,
    DOWNSELL,
    RISK
}
