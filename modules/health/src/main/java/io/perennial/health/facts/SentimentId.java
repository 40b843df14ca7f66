package io.perennial.health.facts;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a sentiment. */
public record SentimentId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "sent";
    }
}
