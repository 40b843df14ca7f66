package io.perennial.accounts.usage;

import io.perennial.kernel.Id;
import java.util.UUID;

/** Points of usage that came together: one call, or one step of an import. */
record UsageId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "usg";
    }
}
