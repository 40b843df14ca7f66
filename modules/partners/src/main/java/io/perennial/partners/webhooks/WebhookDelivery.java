package io.perennial.partners.webhooks;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to a webhook and what came of it.
 *
 * @param messageId the {@code webhook-id} of the message
 * @param position that of the change; null for a test
 * @param status the last answer; null if there was none
 * @param nextAttemptAt null if there is no further attempt
 */
public record WebhookDelivery(
        WebhookDeliveryId id, MessageId messageId, String type, @Nullable Long position, State state, int attempts,
        @Nullable Integer status, @Nullable String error, Instant createdAt, @Nullable Instant nextAttemptAt,
        @Nullable Instant deliveredAt) {
    /** The state of a delivery. */
    public enum State { PENDING, DELIVERED, FAILED }

    private static final String DELIVERIES =
            """
            select id, message as message_id, type, position, state, attempts, status, error, created_at,
                   case when state = 'pending' then next_at end as next_attempt_at, delivered_at
            from {partners.webhook_delivery}
            where webhook_id = :webhook
            """;

    static final Listing<WebhookDelivery> LISTING = Listing.of(WebhookDelivery.class, DELIVERIES, "-createdAt")
            .filter("state", State.class, "l.state = :state").always("createdAt", "id", "uuid");

    static WebhookDelivery get(WebhookId webhook, WebhookDeliveryId id, Sql sql) {
        return sql.first(WebhookDelivery.class, DELIVERIES + " and id = :id", Map.of("webhook", webhook, "id", id))
                .orElseThrow(NotFound::here);
    }
}
