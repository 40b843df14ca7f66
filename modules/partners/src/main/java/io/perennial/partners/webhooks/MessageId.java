package io.perennial.partners.webhooks;

import io.perennial.kernel.Id;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The id of a message to one webhook, by which the receiver recognises a repetition. */
public record MessageId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "msg";
    }

    /** Returns the id of the message about an event: the same each time. */
    static MessageId of(WebhookId webhook, long position) {
        return new MessageId(UUID.nameUUIDFromBytes((webhook.text() + " " + position).getBytes(StandardCharsets.US_ASCII)));
    }
}
