package io.perennial.engagement.callbacks;

import io.perennial.kernel.Refusal;

enum CallbackRefusal implements Refusal.Reason {
    CALLBACK_ENDED,
    CALLBACK_PROMISED,
    SLOT_TAKEN,
    STATE_DIFFERS,
    UNKNOWN_RENEWAL,
    UNKNOWN_TEAM,
    UNKNOWN_TICKET
}
