package io.perennial.identity;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a vendor. */
public record VendorId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "vend";
    }
}
