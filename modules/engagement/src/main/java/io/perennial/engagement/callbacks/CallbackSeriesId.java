package io.perennial.engagement.callbacks;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a series of callbacks. */
public record CallbackSeriesId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "cser";
    }
}
