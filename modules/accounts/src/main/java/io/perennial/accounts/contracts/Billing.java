package io.perennial.accounts.contracts;

/** When a contract is paid. It has no part in its ARR. */
enum Billing {
    MONTHLY,
    QUARTERLY,
    HALF_YEARLY,
    YEARLY,
    UPFRONT
}
