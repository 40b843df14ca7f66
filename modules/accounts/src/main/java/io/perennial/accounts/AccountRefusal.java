package io.perennial.accounts;

import io.perennial.kernel.Refusal;

enum AccountRefusal implements Refusal.Reason {
    EXTERNAL_KEY_TAKEN,
    UNKNOWN_ACCOUNT,
    UNKNOWN_OWNER,
    OWNER_NOT_SELF,
    UNKNOWN_PARENT,
    ACCOUNT_CYCLE,
    HAS_CHILDREN
}
