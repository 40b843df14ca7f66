package io.perennial.accounts;

import io.perennial.kernel.Refusal;

enum AccountRefusal implements Refusal.Reason {
    UNKNOWN_ACCOUNT,
    OWNER_NOT_SELF,
    UNKNOWN_PARENT,
    ACCOUNT_CYCLE,
    HAS_CHILDREN
}
