package io.perennial.platform.events;

import io.perennial.platform.requests.Listing;
import java.time.Instant;

/** A dead letter, as an administrator sees it: an event that a listener failed to handle ten times. */
public record EventDelivery(
        DeliveryId id,
        String listener,
        EventId eventId,
        String eventType,
        String subject,
        Instant occurredAt,
        int attempts,
        String error,
        Instant setAsideAt) {
    private static final String DELIVERIES =
            """
            select id, listener, event_id, replace(event_type, '.', '_') as event_type, subject, occurred_at, attempts, error, set_aside_at
            from {platform.set_aside}
            """;

    /** The id is created when the delivery is set aside, so ids sort in that order. */
    static final Listing<EventDelivery> LISTING =
            Listing.of(EventDelivery.class, DELIVERIES, "-setAsideAt").always("setAsideAt", "id", "uuid");
}
