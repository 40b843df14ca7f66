package io.perennial.tickets;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a ticket. */
public record TicketId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "tick";
    }
}
