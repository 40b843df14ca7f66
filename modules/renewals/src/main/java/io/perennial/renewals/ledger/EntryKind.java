package io.perennial.renewals.ledger;

/** The reason why recurring revenue changed: the book from or to which an entry moves its amount. */
enum EntryKind {
    NEW,
    EXPANSION,
    CONTRACTION,
    CHURN,
    REACTIVATION,
    PRICE,
    CURRENCY
}
