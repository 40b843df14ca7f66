package io.perennial.platform.events;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The delivery of one event to one listener that was set aside. */
public record DeliveryId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "dlv";
    }
}
