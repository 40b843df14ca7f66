package io.perennial.tickets.sla;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of one clock of a ticket. */
public record ClockId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "clk";
    }
}
