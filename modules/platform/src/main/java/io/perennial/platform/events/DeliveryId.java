package io.perennial.platform.events;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a dead letter: one event that one listener could not handle. */
public record DeliveryId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "dlv";
    }
}
