package io.perennial.identity;

import io.perennial.kernel.Id;
import java.util.UUID;

/** Members who work together. */
record TeamId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "team";
    }
}
