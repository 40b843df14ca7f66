package io.perennial.health.facts;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of signals that came together: in one call, or in one step of an import. */
public record SignalId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "sig";
    }
}
