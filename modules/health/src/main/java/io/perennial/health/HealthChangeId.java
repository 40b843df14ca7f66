package io.perennial.health;

import io.perennial.kernel.Id;
import java.util.UUID;

/** Scores that changed together. */
public record HealthChangeId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "hch";
    }
}
