package io.perennial.renewals;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The renewal of one term of a contract. */
public record RenewalId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "rnw";
    }
}
