package io.perennial.identity;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a team of members. */
public record TeamId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "team";
    }
}
