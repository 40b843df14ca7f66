package io.perennial.partners.webhooks;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a webhook. */
public record WebhookId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "whk";
    }
}
