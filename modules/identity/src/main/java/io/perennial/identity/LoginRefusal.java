package io.perennial.identity;

import io.perennial.kernel.Refusal;

enum LoginRefusal implements Refusal.Reason {
    WRONG_CREDENTIALS,
    TOO_MANY_ATTEMPTS
}
