package io.perennial.accounts;

/** Where a customer is on its way with the tenant. */
enum LifecycleStage {
    PROSPECT,
    ONBOARDING,
    ADOPTION,
    VALUE,
    GROWTH,
    AT_RISK,
    CHURNED
}
