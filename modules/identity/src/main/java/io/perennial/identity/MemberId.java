package io.perennial.identity;

import io.perennial.kernel.Id;
import java.util.UUID;

/** A person who logs in. */
public record MemberId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "mem";
    }
}
