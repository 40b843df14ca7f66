package io.perennial.vendors;

import io.perennial.kernel.Refusal;

enum VendorRefusal implements Refusal.Reason {
    GRANT_ENDED,
    TOO_MANY_GRANTS,
    VENDOR_NAME_TAKEN
}
