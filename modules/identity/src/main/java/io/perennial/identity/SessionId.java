package io.perennial.identity;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a session: the first half of its token's hash, of which nothing about the token follows. */
public record SessionId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "ses";
    }
}
