package io.perennial.renewals.ledger;

/** Why recurring revenue changed: the book that an entry moves its amount from, or to. */
enum EntryKind {
    NEW,
    EXPANSION,
    CONTRACTION,
    CHURN,
    REACTIVATION,
    PRICE,
    CURRENCY
}
