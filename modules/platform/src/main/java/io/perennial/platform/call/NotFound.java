package io.perennial.platform.call;

import io.perennial.kernel.Refusal;

/** The one answer for what is not there, whether it never was, is gone, or is another tenant's: they must not differ. */
public final class NotFound {
    private NotFound() {}

    public static Refusal here() {
        return RequestRefusal.NOT_FOUND.because("There is nothing here under this address");
    }
}
