package io.perennial.partners.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.kernel.Maybe;
import io.perennial.kernel.TypeId;
import io.perennial.partners.feed.ChangeEntry;
import io.perennial.platform.json.Json;
import io.perennial.platform.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body of a message. It tells which record changed, never its data: the receiver reads the record with its own token.
 *
 * @param type the kind of record and what happened: {@code contact.changed}
 */
public record WebhookMessage(String type, Instant timestamp, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ChangeEntry data) {
    private static final int MOST_BYTES = 20_000;

    static WebhookMessage of(ChangeEntry entry) {
        return new WebhookMessage(entry.type() + "." + entry.op().name().toLowerCase(Locale.ROOT), entry.occurredAt(),
                entry.without(false));
    }

    static WebhookMessage test(Instant now) {
        return new WebhookMessage("webhook.test", now, null);
    }

    /** Returns the row of its delivery. */
    Map<String, @Nullable Object> row(WebhookId webhook, Instant now) {
        var message = data == null ? new MessageId(TypeId.next()) : MessageId.of(webhook, data.position());
        return Sql.values("id", new WebhookDeliveryId(TypeId.next()), "webhook", webhook, "message", message, "type", type,
                "position", Maybe.map(data, ChangeEntry::position), "record", Maybe.map(data, WebhookMessage::record), "body", body(),
                "now",
                now);
    }

    private static @Nullable UUID record(ChangeEntry entry) {
        return TypeId.parse(entry.id()).map(TypeId::value).orElse(null);
    }

    /** Returns the JSON. If it would be too long, the list of changed fields is left empty, which means that they are not known. */
    private String body() {
        var whole = Json.forDatabase(this);
        if (data == null || whole.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) return whole;
        return Json.forDatabase(new WebhookMessage(type, timestamp, data.without(true)));
    }
}
