package io.perennial.renewals.expansions;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a lead. */
public record ExpansionId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "xpn";
    }
}
