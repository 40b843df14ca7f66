package io.perennial.accounts;

/** The stage of a customer in its relationship with the tenant. */
enum LifecycleStage {
    PROSPECT,
    ONBOARDING,
    ADOPTION,
    VALUE,
    GROWTH,
    AT_RISK,
    CHURNED
}
