package io.perennial.accounts.contacts;

/** The part a contact plays in the customer's decisions. */
enum ContactRole {
    CHAMPION,
    DECISION_MAKER,
    ECONOMIC_BUYER,
    TECHNICAL,
    USER,
    BILLING,
    OTHER
}
