package io.perennial.partners.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A message that is about to be sent.
 *
 * @param attempts the number of attempts with this one
 */
record Outgoing(WebhookDeliveryId id, String url, Map<String, String> headers, String body, int attempts) {
    /** @param secrets those that sign: two while they are exchanged */
    static Outgoing of(Deliveries.Due due, String url, List<String> secrets, Instant now) {
        var id = new MessageId(due.message()).text();
        long timestamp = now.getEpochSecond();
        var signatures = secrets.stream().map(secret -> Signature.of(secret, id, timestamp, due.body())).collect(Collectors.joining(" "));
        var headers = Map.of("webhook-id", id, "webhook-timestamp", String.valueOf(timestamp), "webhook-signature", signatures);
        return new Outgoing(due.id(), url, headers, due.body(), due.attempts());
    }
}
