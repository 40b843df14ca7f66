package io.perennial.health.facts;

import io.perennial.kernel.Id;
import java.util.UUID;

/** What a person once said of an account. */
public record SentimentId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "sent";
    }
}
