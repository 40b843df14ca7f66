package io.perennial.accounts.contracts;

import io.perennial.kernel.Refusal;

enum ContractRefusal implements Refusal.Reason {
    EXTERNAL_KEY_TAKEN,
    UNKNOWN_ACCOUNT,
    NUMBER_TAKEN,
    CURRENCY_WITHOUT_RATE
}
