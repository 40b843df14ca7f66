package io.perennial.platform;

import io.perennial.kernel.Refusal;

enum DeliveryRefusal implements Refusal.Reason {
    REPLAY_FAILED
}
