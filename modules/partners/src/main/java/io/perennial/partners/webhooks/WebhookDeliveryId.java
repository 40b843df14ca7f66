package io.perennial.partners.webhooks;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a delivery to a webhook. */
public record WebhookDeliveryId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "whd";
    }
}
