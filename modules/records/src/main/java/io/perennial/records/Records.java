package io.perennial.records;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.kernel.Id;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Events;
import io.perennial.platform.json.Json;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Finds, writes and deletes records of any kind, in the same way for the API, imports and other modules. */
@ApplicationScoped
public class Records {
    record Gone(UUID id, UUID whole, String label) {}

    private static final String DELETE_PARTS =
            """
            update %1$s set deleted_at = :now, updated_at = :now, version = version + 1
            where tenant_id = :tenant and %2$s = any (:wholes) and deleted_at is null
            returning id, %2$s as whole, %3$s as label
            """;

    final Entities entities;
    final Events events;
    final Sql sql;
    final Clock clock;
    final RecordKinds kinds;
    final Json json;

    @Inject
    public Records(Entities entities, Events events, Sql sql, Clock clock, RecordKinds kinds, Json json) {
        this.entities = entities;
        this.events = events;
        this.sql = sql;
        this.clock = clock;
        this.kinds = kinds;
        this.json = json;
    }

    /** Locks and finds a record that is not deleted, to be changed, even if the caller may not see it. */
    public <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> Optional<E> find(RecordCollection<E, B, ?> of, Id id) {
        return find(of, id, Stream.of());
    }

    private <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> Optional<E> find(
            RecordCollection<E, B, ?> of, Id id, Stream<? extends Id> wholes) {
        hold(of.kind(), Stream.of(id), wholes);
        var found = entities.find(of.entity(), id).filter(KeyedRecord::isLive);
        RecordKeys.read(of.kind(), found.stream().toList(), sql);
        return found;
    }

    /** Locks and returns a record that the caller may see, to be changed; refuses otherwise. */
    public <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> E get(RecordCollection<E, B, ?> of, Id id) {
        return get(of, id, Stream.of());
    }

    /** @param wholes the record that it is to be a part of, which is locked together with that of which it is: two moves do not deadlock */
    <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> E get(RecordCollection<E, B, ?> of, Id id, Stream<? extends Id> wholes) {
        return find(of, id, wholes).filter(record -> of.around(List.of(), List.of(record)).sees(record)).orElseThrow(NotFound::here);
    }

    /** Returns a body that names its whole by an id, also if it did by an external key. */
    NamedWholes.Named named(RecordCollection<?, ?, ?> of, ObjectNode body) {
        return NamedWholes.in(List.of(body), of, this).getFirst();
    }

    /** Returns the id of the record with this external key, even if the caller may not see it. */
    Optional<Id> known(RecordCollection<?, ?, ?> of, ExternalKey key) {
        var kind = of.kind();
        return Optional.ofNullable(RecordKeys.of(kind, List.of(key), sql).owner(key)).<Id>map(kind.id()::apply);
    }

    /** Like {@link #find(RecordCollection, ExternalKey, Stream)}, but also waits for a concurrent write that creates the record. */
    <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> Optional<E> findToPut(
            RecordCollection<E, B, ?> of, ExternalKey key, Stream<? extends Id> wholes) {
        var matched = Matched.reserved(of, Stream.of(key), wholes, this);
        return matched.found(key).filter(of.around(List.of(), matched.all())::sees);
    }

    /** Locks and finds the record with this external key if the caller may see it, and the record that it is to be a part of. */
    <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> Optional<E> find(
            RecordCollection<E, B, ?> of, ExternalKey key, Stream<? extends Id> wholes) {
        var matched = Matched.of(of, Stream.of(key), wholes, this);
        return matched.found(key).filter(of.around(List.of(), matched.all())::sees);
    }

    /**
     * Creates or changes records in order. A statement that only repeats the last one of its system changes nothing, whatever others did
     * since. A refusal affects only its own upsert. Takes a few statements for any number of upserts.
     */
    public <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> List<Outcome> put(
            RecordCollection<E, B, ?> of, List<Upsert> said) {
        var field = of.other();
        if (field.isEmpty()) return putAtOnce(of, said);
        return InTurn.of(said, field.get()).stream().flatMap(some -> putAtOnce(of, some).stream()).toList();
    }

    private <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> List<Outcome> putAtOnce(
            RecordCollection<E, B, ?> of, List<Upsert> said) {
        var named = NamedWholes.in(said.stream().map(upsert -> upsert.statement().fields()).toList(), of, this).iterator();
        var upserts = said.stream().map(upsert -> upsert.naming(named.next().understood(of))).toList();
        var repeated = Repeated.among(upserts, of, sql);
        var others = written(of, upserts.stream().filter(upsert -> !repeated.has(upsert)).toList()).iterator();
        return upserts.stream().map(upsert -> repeated.outcome(upsert).orElseGet(others::next)).toList();
    }

    private <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> List<Outcome> written(
            RecordCollection<E, B, ?> of, List<Upsert> upserts) {
        if (upserts.isEmpty()) return List.of();
        var incoming = upserts.stream().map(upsert -> Incoming.of(upsert, of)).toList();
        var write = RecordWrite.of(of, incoming, this);
        write.findMeant(incoming);
        var outcomes = incoming.stream().map(write::put).toList();
        write.end();
        return outcomes;
    }

    public <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> Id add(RecordCollection<E, B, ?> of, B body) {
        var write = RecordWrite.of(of, List.of(body), List.of(), this);
        var id = write.add(body);
        write.end();
        return id;
    }

    public <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> void change(RecordCollection<E, B, ?> of, E record, B to) {
        var write = RecordWrite.of(of, List.of(to), List.of(record), this);
        write.change(record, to);
        write.end();
    }

    /** Patches records that were read before. Each patch succeeds or is refused on its own. */
    <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> List<Outcome> patch(
            RecordCollection<E, B, ?> of, List<RecordChange> changes) {
        return PatchedRecords.change(of, changes, this);
    }

    /** Deletes a record and its parts. */
    public <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> void delete(RecordCollection<E, B, ?> of, E record) {
        var write = RecordWrite.of(of, List.of(), List.of(record), this);
        write.delete(record);
        write.end();
    }

    /** Deletes the parts, and theirs. Locks the whole first, as writers of its parts do. */
    void deleteParts(RecordKind whole, Id id) {
        if (!kinds.partsOf(whole).isEmpty()) hold(whole, Stream.of(id), Stream.of());
        deleteParts(whole, List.of(id.value()));
    }

    private void deleteParts(RecordKind whole, List<UUID> ids) {
        if (!ids.isEmpty()) for (var part : kinds.partsOf(whole)) deleteAllOf(part, ids);
    }

    /** Deletes all records of a kind that are parts of this record, and their parts. */
    public void deleteAllOf(RecordKind kind, Id whole) {
        deleteAllOf(kind, List.of(whole.value()));
    }

    private void deleteAllOf(RecordKind kind, List<UUID> wholes) {
        var part = kind.part().orElseThrow();
        RecordKeys.releaseParts(kind, part, wholes, sql);
        var delete = DELETE_PARTS.formatted(kind.table(), part.column(), part.label());
        var gone = sql.list(Gone.class, delete, Map.of("wholes", wholes.toArray(UUID[]::new), "now", clock.instant()));
        for (var one : gone) events.publish(part.deleted().of(one.id(), one.whole(), one.label()));
        deleteParts(kind, gone.stream().map(Gone::id).toList());
    }

    /**
     * Locks what protects some records.
     *
     * @param wholes the records that these, or new ones, are to be parts of
     */
    void hold(RecordKind kind, Stream<? extends Id> ids, Stream<? extends Id> wholes) {
        var values = Map.of("ids", values(ids), "wholes", values(wholes));
        if (values.values().stream().anyMatch(asked -> asked.length > 0)) sql.list(Known.class, kind.hold(), values);
    }

    private static UUID[] values(Stream<? extends Id> ids) {
        return ids.map(Id::value).distinct().toArray(UUID[]::new);
    }
}
