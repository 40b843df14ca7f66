package io.perennial.platform.events;

import io.perennial.kernel.Changes;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** The dead letters of this tenant. */
@ApplicationScoped
class EventDeliveries {
    record SetAside(String listener, String eventType, int payloadVersion, String payload, int attempts) {}

    private static final String TAKE =
            """
            select listener, event_type, payload_version, payload::text as payload, attempts from {platform.set_aside} where id = :id for update
            """;
    private static final String REMOVE = "delete from platform.set_aside where tenant_id = :tenant and id = :id";
    private static final String FAILED_AGAIN =
            """
            update platform.set_aside set attempts = attempts + 1, error = :error
            where tenant_id = :tenant and id = :id
            """;

    @Inject Sql sql;
    @Inject Events events;
    @Inject Listeners listeners;
    @Inject Payloads payloads;

    /** Delivers the event again and deletes the dead letter. Its version is the number of attempts. If the listener fails, all of it is rolled back. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void replay(DeliveryId id, Conditions conditions) {
        var delivery = sql.first(SetAside.class, TAKE, Map.of("id", id)).orElseThrow(NotFound::here);
        conditions.refuseStale((long) delivery.attempts());
        var listener = listeners.named(delivery.listener())
                .orElseThrow(() -> DeliveryRefusal.REPLAY_FAILED.because("This listener no longer exists."));
        Call.of(Delivery.JOB, Call.current().tenant()).run(() -> {
            listener.hear(List.of(payloads.read(listener, delivery.eventType(), delivery.payloadVersion(), delivery.payload())));
            return null;
        });
        sql.change(REMOVE, Map.of("id", id));
        events.publish(new DeliveryEvent.Replayed(id, Changes.none()));
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void failed(DeliveryId id, RuntimeException failure) {
        sql.change(FAILED_AGAIN, Map.of("id", id, "error", failure.getClass().getSimpleName()));
    }
}
