package io.perennial.renewals.reasons;

import io.perennial.kernel.Refusal;

enum ReasonRefusal implements Refusal.Reason {
    UNKNOWN_REASON
}
