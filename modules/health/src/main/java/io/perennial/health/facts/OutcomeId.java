package io.perennial.health.facts;

import io.perennial.kernel.Id;
import java.util.UUID;

/** What once happened to an account. */
public record OutcomeId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "outc";
    }
}
