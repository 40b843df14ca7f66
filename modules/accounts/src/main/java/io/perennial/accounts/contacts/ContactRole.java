package io.perennial.accounts.contacts;

/** The role of a contact in the customer's decisions. */
enum ContactRole {
    CHAMPION,
    DECISION_MAKER,
    ECONOMIC_BUYER,
    TECHNICAL,
    USER,
    BILLING,
    OTHER
}
