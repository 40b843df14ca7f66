package io.perennial.platform.events;

import io.perennial.kernel.Id;
import java.util.UUID;

/** Something that happened, as it was told. */
public record EventId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "evt";
    }
}
