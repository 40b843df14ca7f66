package io.perennial.records;

import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.Id;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.TenantOwned;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A kind of record for tests: a thing with a name, which is refused if it is "forbidden" and invisible if it is "hidden". Its colour is
 * settled if it is "decided".
 */
final class Things implements RecordCollection<Things.Thing, Things.Body, String> {
    record ThingId(UUID value) implements Id {
        @Override
        public String prefix() {
            return "thing";
        }
    }

    record Body(
            @NotNull String name, @Nullable String colour, @Nullable Map<String, Object> own,
            List<@NotNull @Valid ExternalKey> externalKeys) implements KeyedBody<Body> {
        Body {
            own = own == null ? Map.of() : own;
            externalKeys = ExternalKey.once(externalKeys);
        }

        Body(String name, List<ExternalKey> externalKeys) {
            this(name, null, null, externalKeys);
        }

        @Override
        public Body known(ExternalKey key) {
            return new Body(name, colour, own, key.first(externalKeys));
        }
    }

    sealed interface ThingEvent extends DomainEvent {
        record Created(Id subject, String label, Changes changes) implements ThingEvent {}

        record Changed(Id subject, String label, Changes changes) implements ThingEvent {}

        record Deleted(Id subject, String label, Changes changes) implements ThingEvent {}
    }

    record Shown(ThingId id, long version) implements Versioned {}

    enum ThingRefusal implements Refusal.Reason { FORBIDDEN }

    static final class Thing extends KeyedRecord<Body> {
        private Body body;

        Thing(Body body, Instant now) {
            super(new ThingId(TypeId.next()), body, now);
            this.body = body;
        }

        @Override
        public ThingId id() {
            return new ThingId(key());
        }

        @Override
        public Body body() {
            return new Body(body.name(), body.colour(), body.own(), externalKeys());
        }

        @Override
        protected void become(Body to) {
            body = to;
        }

        @Override
        protected ThingEvent created(Changes changes) {
            return new ThingEvent.Created(id(), body.name(), changes);
        }

        @Override
        protected ThingEvent changed(Changes changes) {
            return new ThingEvent.Changed(id(), body.name(), changes);
        }

        @Override
        protected ThingEvent deleted(Changes changes) {
            return new ThingEvent.Deleted(id(), body.name(), changes);
        }
    }

    /** Replaces the persistence context. It writes nothing to the database. */
    static final class Held extends Entities {
        private final Map<UUID, TenantOwned> held = new HashMap<>();

        @Override
        public <E extends TenantOwned> Optional<E> find(Class<E> type, Id id) {
            return Optional.ofNullable(held.get(id.value())).map(type::cast);
        }

        @Override
        public <E extends TenantOwned> List<E> findAll(Class<E> type, Collection<? extends Id> ids) {
            return ids.stream().flatMap(id -> find(type, id).stream()).toList();
        }

        List<ThingId> ids() {
            return held.keySet().stream().map(ThingId::new).toList();
        }

        @Override
        public void add(TenantOwned entity) {
            held.put(((Thing) entity).id().value(), entity);
        }
    }

    private final RecordKind kind;

    Things(String name) {
        var events = RecordKind.of(name, "thing", "records.external_key", ThingId::new, ThingEvent.class);
        var rows = "select record_id as id from {records.external_key} where record_id = any (:ids)";
        kind = events.heldBy(rows + " for no key update", rows);
    }

    Things(RecordKind kind) {
        this.kind = kind;
    }

    @Override
    public RecordKind kind() {
        return kind;
    }

    @Override
    public Class<Thing> entity() {
        return Thing.class;
    }

    @Override
    public Class<Body> body() {
        return Body.class;
    }

    @Override
    public Thing of(Body body, Instant now) {
        return new Thing(body, now);
    }

    @Override
    public String view(Id id) {
        return id.text();
    }

    @Override
    public FollowedKind followed() {
        return FollowedKind.of(kind, Shown.class, "select record_id as id, 1::bigint as version from {records.external_key}",
                _ -> List.of());
    }

    @Override
    public Surroundings<Thing, Body> around(List<Body> bodies, Collection<Thing> things) {
        return new Around();
    }

    private static final class Around implements Surroundings<Thing, Body> {
        @Override
        public boolean sees(Thing thing) {
            return !thing.body().name().equals("hidden");
        }

        @Override
        public void check(Body body, @Nullable Thing of) {
            if (body.name().equals("forbidden")) throw ThingRefusal.FORBIDDEN.because("No thing may be called so");
        }

        @Override
        public Set<String> settled(Thing thing, boolean first) {
            return "decided".equals(thing.body().colour()) ? Set.of("colour") : Set.of();
        }
    }
}
