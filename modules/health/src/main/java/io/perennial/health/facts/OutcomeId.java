package io.perennial.health.facts;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of an outcome. */
public record OutcomeId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "outc";
    }
}
