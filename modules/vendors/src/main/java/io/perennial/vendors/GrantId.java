package io.perennial.vendors;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a grant. */
public record GrantId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "grnt";
    }
}
