package io.perennial.accounts.contracts;

/** The status of a contract today: before its first day, counting, on or after its end, or cancelled before its first day. */
enum ContractStatus {
    UPCOMING,
    OPEN,
    ENDED,
    CANCELLED
}
