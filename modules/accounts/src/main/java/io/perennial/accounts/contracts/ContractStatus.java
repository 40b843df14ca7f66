package io.perennial.accounts.contracts;

/** The status of a contract today: before its first day, counting, or on or after its end. */
enum ContractStatus {
    UPCOMING,
    OPEN,
    ENDED
}
