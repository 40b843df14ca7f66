package io.perennial.platform.events;

import io.perennial.kernel.Refusal;

enum DeliveryRefusal implements Refusal.Reason {
    REPLAY_FAILED
}
