package io.perennial.renewals;

import io.perennial.kernel.Refusal;

enum RenewalRefusal implements Refusal.Reason {
    RENEWAL_DECIDED,
    RENEWAL_WITHDRAWN,
    UNKNOWN_OWNER,
    OWNER_NOT_SELF
}
