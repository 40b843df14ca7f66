package io.perennial.tickets.sla;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a replay of clocks. */
public record ClockReplayId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "crp";
    }
}
