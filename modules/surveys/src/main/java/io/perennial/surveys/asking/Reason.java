package io.perennial.surveys.asking;

/** Says why a contact is not asked, in the order in which the reasons are told. */
enum Reason {
    INACTIVE, NO_CONSENT, OPTED_OUT, NO_ADDRESS, BOUNCED, QUARANTINE_ANY, QUARANTINE_SAME, YEARLY_LIMIT, ACCOUNT_LIMIT, OPEN_COMPLAINT,
    QUOTA_FULL, NOT_DRAWN
}
