package io.perennial.accounts.contracts;

import io.perennial.kernel.Refusal;

enum ContractRefusal implements Refusal.Reason {
    NUMBER_TAKEN,
    CURRENCY_WITHOUT_RATE
}
