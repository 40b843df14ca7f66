package io.perennial.identity.views;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a named query. */
public record ViewId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "view";
    }
}
