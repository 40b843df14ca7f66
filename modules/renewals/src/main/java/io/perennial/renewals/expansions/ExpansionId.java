package io.perennial.renewals.expansions;

import io.perennial.kernel.Id;
import java.util.UUID;

/** Something more that may be sold to a customer. */
public record ExpansionId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "xpn";
    }
}
