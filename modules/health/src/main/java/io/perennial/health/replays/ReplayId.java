package io.perennial.health.replays;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a replay. */
public record ReplayId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "rpl";
    }
}
