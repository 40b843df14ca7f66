package io.perennial.partners.webhooks;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to a webhook and what came of it.
 *
 * @param messageId the {@code webhook-id} of the message
 * @param position that of the change; null for a test
 * @param status the last answer; null if there was none
 * @param waitsFor an earlier message about the same record, after which this one is sent; null if there is none
 * @param nextAttemptAt null if there is no further attempt, and while the message waits for an earlier one
 */
public record WebhookDelivery(
        WebhookDeliveryId id, MessageId messageId, String type, @Nullable Long position, State state, int attempts,
        @Nullable Integer status, @Nullable String error, Instant createdAt,
        @Nullable WebhookDeliveryId waitsFor, @Nullable Instant nextAttemptAt,
        @Nullable Instant deliveredAt) {
    /** The state of a delivery. */
    public enum State { PENDING, DELIVERED, FAILED }

    private static final String DELIVERIES =
            """
            select d.id, d.message as message_id, d.type, d.position, d.state, d.attempts, d.status, d.error, d.created_at, e.id as waits_for,
                   case when d.state = 'pending' and e.id is null and w.disabled_because is null and w.secret is not null
                        then d.next_at end as next_attempt_at,
                   d.delivered_at
            from {partners.webhook_delivery} d
            join {partners.webhook} w on w.id = d.webhook_id
            left join lateral (
                select e.id
                from {partners.webhook_delivery} e
                where d.state = 'pending' and e.webhook_id = d.webhook_id and e.record = d.record and e.state = 'pending' and e.id < d.id
                      and (e.failed_at is null or e.failed_at > :held)
                order by e.id
                limit 1) e on true
            where d.webhook_id = :webhook
            """;

    /** Returns the values of the parameters of the list. */
    static Map<String, Object> of(WebhookId webhook, Instant now) {
        return Map.of("webhook", webhook, "held", now.minus(Deliveries.HELD));
    }

    static final Listing<WebhookDelivery> LISTING = Listing.of(WebhookDelivery.class, DELIVERIES, "-createdAt")
            .filter("state", State.class, "l.state = :state").always("createdAt", "id", "uuid");

    /** @param now the time at which messages wait for those that failed a moment ago */
    static WebhookDelivery get(WebhookId webhook, WebhookDeliveryId id, Instant now, Sql sql) {
        var values = new HashMap<String, Object>(of(webhook, now));
        values.put("id", id);
        return sql.first(WebhookDelivery.class, DELIVERIES + " and d.id = :id", values)
                .orElseThrow(NotFound::here);
    }
}
