package io.perennial.platform.events;

import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The position of one listener in one tenant's events. Its row is locked during delivery, so that two nodes never deliver
 * the same events at once. An event that fails is retried with growing pauses and becomes a dead letter after ten attempts.
 */
@ApplicationScoped
class ListenerPosition {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerPosition.class);
    static final int MAXIMUM_ATTEMPTS = 10;

    /** A position so many events behind is moved on even if no event matched, so that other listeners' events are not read for ever. */
    private static final long FAR = 1_000;

    /** The events that are left for a listener after a delivery. */
    enum Ahead {
        NOTHING,
        MORE,
        /** Another thread delivers to the listener now. */
        BUSY
    }

    /** @param last the position of the tenant's last numbered event */
    record Position(long position, int attempts, @Nullable Instant retryAt, long last) {
        boolean rests(Instant now) {
            return retryAt != null && retryAt.isAfter(now);
        }

        boolean isFarBehind() {
            return last - position > FAR;
        }
    }

    private record Behind(String name) {}

    record Told(UUID id, long position, String type, int payloadVersion, String subject, String payload, Instant occurredAt) {}

    /** Inserts only if the row is missing: an insert alone would wait for the node that is updating the row. */
    private static final String BEGIN =
            """
            insert into platform.listener (tenant_id, name)
            select o.tenant_id, :name
            from {platform.owner} o
            where not exists (select from {platform.listener} where name = :name)
            on conflict do nothing
            """;
    private static final String LOCK =
            """
            select position, attempts, retry_at, coalesce((select s.position from {platform.sequencer} s), 0) as last
            from {platform.listener}
            where name = :name
            for update skip locked
            """;

    /** Returns listeners with events to receive, and those so far behind that their position must move past events of other types. */
    private static final String BEHIND =
            """
            select h.name
            from unnest(:names::text[], :types::text[]) h (name, types) left join {platform.listener} l on l.name = h.name
            where (l.retry_at is null or l.retry_at <= :now) and (
                (select s.position from {platform.sequencer} s) - l.position > :far
                or exists (
                    select from {platform.outbox} o
                    where o.position > coalesce(l.position, 0) and o.type = any (string_to_array(h.types, ' '))))
            """;

    private static final String NEXT =
            """
            select id, position, type, payload_version, subject, payload::text as payload, occurred_at
            from {platform.outbox} o
            where o.position > :position and type = any (:types)
            order by o.position
            limit :most
            """;
    private static final String ADVANCE =
            """
            update platform.listener
            set position = :position, attempts = 0, retry_at = null
            where tenant_id = :tenant and name = :name
            """;
    private static final String RETRY =
            """
            update platform.listener set attempts = :attempts, retry_at = :retryAt
            where tenant_id = :tenant and name = :name
            """;
    private static final String SET_ASIDE =
            """
            insert into platform.set_aside (tenant_id, id, listener, event_id, event_type, payload_version, subject, payload, occurred_at,
                                            attempts, error, set_aside_at)
            values (:tenant, :id, :listener, :eventId, :type, :payloadVersion, :subject, :payload, :occurredAt, :attempts, :error, :now)
            on conflict do nothing
            """;

    @Inject Sql sql;
    @Inject Clock clock;
    @Inject Payloads payloads;

    /** Creates the position in its own transaction before the first delivery: a first event that fails needs a row to count attempts. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void begin(Listener listener) {
        sql.change(BEGIN, Map.of("name", listener.name()));
    }

    /** Returns the names of the listeners that must be called. */
    Set<String> behind(List<Listener> listeners) {
        var behind = sql.list(Behind.class, BEHIND, Map.of(
                "names", listeners.stream().map(Listener::name).toArray(String[]::new),
                "types", listeners.stream().map(Listener::types).toArray(String[]::new),
                "now", clock.instant(),
                "far", FAR));
        return behind.stream().map(Behind::name).collect(Collectors.toSet());
    }

    /** Delivers at most this many of the next events. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Ahead advance(Listener listener, int most) {
        var position = lock(listener);
        if (position.isEmpty()) return Ahead.BUSY;
        return position.get().rests(clock.instant()) ? Ahead.NOTHING : advance(listener, position.get(), most);
    }

    private Optional<Position> lock(Listener listener) {
        return sql.first(Position.class, LOCK, Map.of("name", listener.name()));
    }

    private Ahead advance(Listener listener, Position position, int most) {
        var next = next(listener, position, most);
        if (!next.isEmpty()) listener.hear(next.stream().map(event -> read(listener, event)).toList());
        if (next.size() == most) move(listener, next.getLast().position());
        else if (!next.isEmpty()) move(listener, Math.max(position.last(), next.getLast().position()));
        else if (position.isFarBehind()) move(listener, position.last());
        return next.size() == most ? Ahead.MORE : Ahead.NOTHING;
    }

    private DomainEvent read(Listener listener, Told event) {
        return payloads.read(listener, event.type(), event.payloadVersion(), event.payload());
    }

    private List<Told> next(Listener listener, Position position, int most) {
        return sql.list(Told.class, NEXT, Map.of(
                "position", position.position(),
                "types", listener.hears().keySet().toArray(String[]::new),
                "most", most));
    }

    private void move(Listener listener, long position) {
        sql.change(ADVANCE, Map.of("name", listener.name(), "position", position));
    }

    /** Counts a failed attempt at the next event; the tenth makes it a dead letter. Returns the pause before the next attempt, if any. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<Duration> failed(Listener listener, RuntimeException failure) {
        var position = lock(listener).filter(at -> !at.rests(clock.instant()));
        var next = position.flatMap(at -> next(listener, at, 1).stream().findFirst());
        if (next.isEmpty()) return Optional.of(pause(1));
        int attempts = position.orElseThrow().attempts() + 1;
        LOG.warn("{} failed to handle event {} (attempt {})", listener.name(), next.get().id(), attempts, failure);
        if (attempts >= MAXIMUM_ATTEMPTS) setAside(listener, next.get(), attempts, failure);
        else sql.change(RETRY, Map.of(
                "name", listener.name(), "attempts", attempts, "retryAt", clock.instant().plus(pause(attempts))));
        return attempts >= MAXIMUM_ATTEMPTS ? Optional.empty() : Optional.of(pause(attempts));
    }

    /** Returns the pause after this many attempts: 1 s, 2 s, 4 s … and 256 s before the tenth attempt. */
    static Duration pause(int attempts) {
        return Duration.ofSeconds(1L << (attempts - 1));
    }

    private void setAside(Listener listener, Told event, int attempts, RuntimeException failure) {
        sql.change(SET_ASIDE, Sql.values(
                "id", TypeId.next(),
                "listener", listener.name(),
                "eventId", event.id(),
                "type", event.type(),
                "payloadVersion", event.payloadVersion(),
                "subject", event.subject(),
                "payload", event.payload(),
                "occurredAt", event.occurredAt(),
                "attempts", attempts,
                "error", failure.getClass().getSimpleName(),
                "now", clock.instant()));
        move(listener, event.position());
    }
}
