package io.perennial.renewals;

import io.perennial.kernel.Refusal;

enum RenewalRefusal implements Refusal.Reason {
    RENEWAL_DECIDED,
    RENEWAL_WITHDRAWN,
    OUTCOME_DIFFERS,
    UNDO_EXPIRED,
    CONTRACT_CHANGED,
    RESOLUTION_NOT_ASKED,
    LESS_THAN_DUE,
    NOT_LESS_THAN_DUE,
    NEXT_CONTRACT_EXISTS,
    OWNER_NOT_SELF
}
