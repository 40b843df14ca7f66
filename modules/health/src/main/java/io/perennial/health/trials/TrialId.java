package io.perennial.health.trials;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a trial. */
public record TrialId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "trl";
    }
}
