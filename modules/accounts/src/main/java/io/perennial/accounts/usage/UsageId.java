package io.perennial.accounts.usage;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of points that were received together: in one call, or in one step of an import. */
record UsageId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "usg";
    }
}
