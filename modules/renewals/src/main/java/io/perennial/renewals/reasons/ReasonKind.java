package io.perennial.renewals.reasons;

/** What a reason is one for. */
public enum ReasonKind {
    CHURN,
    DOWNSELL,
    RISK
}
