package io.perennial.platform.call;

import io.perennial.kernel.Refusal;

/** The same refusal for records that never existed, are deleted, or belong to another tenant: a caller must see no difference. */
public final class NotFound {
    private NotFound() {}

    public static Refusal here() {
        return RequestRefusal.NOT_FOUND.because("There is nothing at this address.");
    }
}
