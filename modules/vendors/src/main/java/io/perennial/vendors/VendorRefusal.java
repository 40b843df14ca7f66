package io.perennial.vendors;

import io.perennial.kernel.Refusal;

enum VendorRefusal implements Refusal.Reason {
    GRANT_BEYOND_YOURS,
    GRANT_ENDED,
    NOT_GRANTED,
    STATE_DIFFERS,
    TOO_MANY_GRANTS,
    UNKNOWN_CALENDAR,
    UNKNOWN_VENDOR,
    VENDOR_NAME_TAKEN
}
