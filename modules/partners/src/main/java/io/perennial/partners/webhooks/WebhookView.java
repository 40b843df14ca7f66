package io.perennial.partners.webhooks;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is read.
 *
 * @param signed true if it has a secret; nothing is sent without one
 * @param formerSecretUntil until when the secret before this one signs, too
 * @param disabledBecause null if it is enabled
 * @param failingSince the first failure after the last success
 */
public record WebhookView(
        WebhookId id, String url, List<String> types, boolean enabled, boolean signed,
        @Nullable Instant formerSecretUntil, @Nullable DisabledBecause disabledBecause,
        @Nullable Instant failingSince, Instant createdAt, Instant updatedAt, long version) implements Versioned {
    /** The reason why nothing is sent: somebody asked for it, the address answered 410, or it failed for five days. */
    public enum DisabledBecause {
        ASKED, GONE, FAILING
    }

    private static final String WEBHOOKS =
            """
            select id, url, to_jsonb(types) as types, disabled_because is null as enabled, secret is not null as signed, former_until as former_secret_until, disabled_because,
                   failing_since, created_at, updated_at, version
            from {partners.webhook}
            """;

    static final Listing<WebhookView> LISTING = Listing.of(WebhookView.class, WEBHOOKS, "-createdAt").always("createdAt", "id", "uuid");

    static WebhookView get(WebhookId id, Sql sql) {
        return sql.first(WebhookView.class, WEBHOOKS + " where id = :id", Map.of("id", id)).orElseThrow(NotFound::here);
    }

    WebhookBody body() {
        return new WebhookBody(url, types, enabled);
    }
}
