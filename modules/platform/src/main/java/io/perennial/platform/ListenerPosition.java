package io.perennial.platform;

import io.perennial.kernel.TypeId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far one listener has heard one tenant's events. Its row is locked while it listens, so that several nodes never
 * tell it the same at once. An event that fails is tried ten times with growing pauses, then set aside.
 */
@ApplicationScoped
class ListenerPosition {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerPosition.class);
    static final int MAXIMUM_ATTEMPTS = 10;

    /** Before every event of the transaction that it is named with. */
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** A listener that hears nothing of what is told is moved on after so many transactions, lest it read over them for ever. */
    private static final long FAR = 1_000;

    /** @param horizon the oldest transaction that was still running: all before it is settled */
    record Position(String transaction, UUID eventId, int attempts, String horizon) {
        boolean isFarBehind() {
            return Long.parseUnsignedLong(horizon) - Long.parseUnsignedLong(transaction) > FAR;
        }
    }

    record Told(UUID id, String transaction, String type, String subject, String payload, Instant occurredAt) {}

    /** Not even tried where it is there, or it would wait for the node that is just moving it. */
    private static final String BEGIN =
            """
            insert into platform.listener (tenant_id, name, transaction, event_id)
            select :tenant, :name, '0'::xid8, '00000000-0000-0000-0000-000000000000'::uuid
            where not exists (select from {platform.listener} where name = :name)
            on conflict do nothing
            """;
    private static final String LOCK =
            """
            select transaction::text as transaction, event_id, attempts,
                   pg_snapshot_xmin(pg_current_snapshot())::text as horizon
            from {platform.listener}
            where name = :name and (retry_at is null or retry_at <= :now)
            for update skip locked
            """;

    /** Only what no running transaction can still come before: xids are given at begin, not at commit. */
    private static final String NEXT =
            """
            select id, transaction::text as transaction, type, subject, payload::text as payload, occurred_at
            from {platform.outbox} o
            where (o.transaction, o.id) > (:transaction::xid8, :eventId)
              and o.transaction < :horizon::xid8
              and type = any (:types)
            order by o.transaction, o.id
            limit :most
            """;
    private static final String ADVANCE =
            """
            update platform.listener
            set transaction = :transaction::xid8, event_id = :eventId, attempts = 0, retry_at = null
            where tenant_id = :tenant and name = :name
            """;
    private static final String RETRY =
            """
            update platform.listener set attempts = :attempts, retry_at = :retryAt
            where tenant_id = :tenant and name = :name
            """;
    private static final String SET_ASIDE =
            """
            insert into platform.set_aside (tenant_id, id, listener, event_id, event_type, subject, payload, occurred_at,
                                            attempts, error, set_aside_at)
            values (:tenant, :id, :listener, :eventId, :type, :subject, :payload, :occurredAt, :attempts, :error, :now)
            on conflict do nothing
            """;

    @Inject Sql sql;
    @Inject Clock clock;

    /** In a transaction of its own, before it hears anything: a first event that fails must find where to be counted. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void begin(Listener listener) {
        sql.change(BEGIN, Map.of("name", listener.name()));
    }

    /** Tells the listener up to so many of the next events, and says how many there were. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public int advance(Listener listener, int most) {
        return lock(listener).map(position -> advance(listener, position, most)).orElse(0);
    }

    private Optional<Position> lock(Listener listener) {
        return sql.first(Position.class, LOCK, Map.of("name", listener.name(), "now", clock.instant()));
    }

    private int advance(Listener listener, Position position, int most) {
        var next = next(listener, position, most);
        for (var event : next) listener.hear(event.type(), event.payload());
        if (next.size() == most) move(listener, next.getLast().transaction(), next.getLast().id());
        else if (!next.isEmpty() || position.isFarBehind()) move(listener, position.horizon(), BEFORE_ALL);
        return next.size();
    }

    private List<Told> next(Listener listener, Position position, int most) {
        return sql.list(Told.class, NEXT, Map.of(
                "transaction", position.transaction(),
                "eventId", position.eventId(),
                "horizon", position.horizon(),
                "types", listener.hears().keySet().toArray(String[]::new),
                "most", most));
    }

    private void move(Listener listener, String transaction, UUID event) {
        sql.change(ADVANCE, Map.of("name", listener.name(), "transaction", transaction, "eventId", event));
    }

    /** The next event could not be heard: wait, or after ten attempts set it aside. Says whether the listener may go on at once. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean failed(Listener listener, RuntimeException failure) {
        var position = lock(listener);
        var next = position.map(at -> next(listener, at, 1)).orElse(List.of());
        if (next.isEmpty()) return false;
        int attempts = position.orElseThrow().attempts() + 1;
        LOG.warn("{} could not hear event {} (attempt {})", listener.name(), next.getFirst().id(), attempts, failure);
        if (attempts >= MAXIMUM_ATTEMPTS) setAside(listener, next.getFirst(), attempts, failure);
        else sql.change(RETRY, Map.of(
                "name", listener.name(), "attempts", attempts, "retryAt", clock.instant().plus(pause(attempts))));
        return attempts >= MAXIMUM_ATTEMPTS;
    }

    /** 1 s, 2 s, 4 s … up to 8½ minutes before the tenth attempt. */
    static Duration pause(int attempts) {
        return Duration.ofSeconds(1L << (attempts - 1));
    }

    private void setAside(Listener listener, Told event, int attempts, RuntimeException failure) {
        sql.change(SET_ASIDE, Sql.values(
                "id", TypeId.next(),
                "listener", listener.name(),
                "eventId", event.id(),
                "type", event.type(),
                "subject", event.subject(),
                "payload", event.payload(),
                "occurredAt", event.occurredAt(),
                "attempts", attempts,
                "error", failure.getClass().getSimpleName(),
                "now", clock.instant()));
        move(listener, event.transaction(), event.id());
    }
}
