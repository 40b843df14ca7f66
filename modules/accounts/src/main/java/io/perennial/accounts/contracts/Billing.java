package io.perennial.accounts.contracts;

/** The payment schedule of a contract. It does not affect the ARR. */
enum Billing {
    MONTHLY,
    QUARTERLY,
    HALF_YEARLY,
    YEARLY,
    UPFRONT
}
