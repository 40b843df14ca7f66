package io.perennial.health.facts;

import io.perennial.kernel.Id;
import java.util.UUID;

/** Signals that came together: one call, or one step of an import. */
public record SignalId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "sig";
    }
}
