package io.perennial.accounts.contracts;

/** Where a contract stands today: before its first day, counting, or from the day on which it ended. */
enum ContractStatus {
    UPCOMING,
    OPEN,
    ENDED
}
