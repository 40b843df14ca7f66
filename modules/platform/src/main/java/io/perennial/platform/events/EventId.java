package io.perennial.platform.events;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a published event. */
public record EventId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "evt";
    }
}
