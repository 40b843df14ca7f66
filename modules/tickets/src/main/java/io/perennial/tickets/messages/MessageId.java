package io.perennial.tickets.messages;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a message. */
public record MessageId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "tmsg";
    }
}
