package io.perennial.accounts.contacts;

import io.perennial.kernel.Refusal;

enum ContactRefusal implements Refusal.Reason {
    EXTERNAL_KEY_TAKEN,
    UNKNOWN_ACCOUNT
}
