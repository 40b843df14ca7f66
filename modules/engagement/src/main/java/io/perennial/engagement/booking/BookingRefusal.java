package io.perennial.engagement.booking;

import io.perennial.kernel.Refusal;

enum BookingRefusal implements Refusal.Reason {
    OWNER_NOT_SELF,
    UNKNOWN_CONTACT,
    UNKNOWN_OWNER
}
