package io.perennial.identity;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a client: a program that logs in. */
public record ClientId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "cli";
    }
}
