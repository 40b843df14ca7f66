package io.perennial.records;

import io.perennial.kernel.Id;
import io.perennial.kernel.Maybe;
import io.perennial.platform.call.Taken;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The records of one kind that some bodies name by their external keys. They are found once for all bodies, and updated while
 * one body after the other is written.
 */
final class Matched<E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> {
    private final RecordKeys keys;
    private final Map<UUID, E> found = new HashMap<>();
    private Map<B, List<Id>> meant = Map.of();

    private Matched(RecordKeys keys) {
        this.keys = keys;
    }

    /**
     * Finds records that are to be written, and reserves the keys that nobody has.
     *
     * @param wholes the records that they are to be parts of, which are locked too
     */
    static <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> Matched<E, B> reserved(
            RecordCollection<E, B, ?> collection, Stream<ExternalKey> named, Stream<? extends Id> wholes, Records records) {
        return of(RecordKeys.reserved(collection.kind(), named.distinct().toList(), records.sql), collection, wholes, records);
    }

    /**
     * Locks the records before it reads them, so that it sees the changes of concurrent writes.
     *
     * @param wholes the records that they are to be parts of, which are locked too
     */
    static <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> Matched<E, B> of(
            RecordCollection<E, B, ?> collection, Stream<ExternalKey> named, Stream<? extends Id> wholes, Records records) {
        return of(RecordKeys.of(collection.kind(), named.distinct().toList(), records.sql), collection, wholes, records);
    }

    private static <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> Matched<E, B> of(
            RecordKeys keys, RecordCollection<E, B, ?> collection, Stream<? extends Id> wholes, Records records) {
        var kind = collection.kind();
        var matched = new Matched<E, B>(keys);
        var ids = matched.keys.owners().stream().distinct().map(kind.id()).toList();
        records.hold(kind, ids.stream(), wholes);
        matched.read(collection, ids, records);
        matched.keys.forgetAllBut(matched.found.keySet());
        return matched;
    }

    private void read(RecordCollection<E, B, ?> collection, List<? extends Id> ids, Records records) {
        var read = records.entities.findAll(collection.entity(), ids);
        RecordKeys.read(collection.kind(), read, records.sql);
        for (var one : read) if (one.isLive()) found.put(one.id().value(), one);
    }

    /** @param meant the records that a body may mean that nobody knows by its key */
    void findMeant(Map<B, List<Id>> meant, RecordCollection<E, B, ?> collection, Records records) {
        this.meant = meant;
        read(collection, meant.values().stream().flatMap(List::stream).filter(id -> !found.containsKey(id.value())).distinct().toList(),
                records);
    }

    /** Returns the record that a body means: the first one that has no key of its system yet. */
    Optional<E> meant(B body, ExternalKey by) {
        var candidates = meant.getOrDefault(body, List.of()).stream().flatMap(id -> Stream.ofNullable(found.get(id.value())));
        return candidates.filter(one -> one.externalKeys().stream().noneMatch(key -> key.system().equals(by.system()))).findFirst();
    }

    Collection<E> all() {
        return found.values();
    }

    Optional<E> found(ExternalKey key) {
        return Optional.ofNullable(keys.owner(key)).flatMap(owner -> Optional.ofNullable(found.get(owner)));
    }

    void refuseTaken(List<ExternalKey> wanted, @Nullable E by) {
        Id own = Maybe.map(by, KeyedRecord::id);
        if (keys.anyTaken(wanted, own))
            throw Taken.toldAs(RecordRefusal.EXTERNAL_KEY_TAKEN.at("/externalKeys", "Another record has one of these keys."));
    }

    void changed(E record, List<ExternalKey> before) {
        found.put(record.id().value(), record);
        keys.change(record.id(), before, record.externalKeys());
    }

    void deleted(E record) {
        keys.change(record.id(), record.externalKeys(), List.of());
    }

    void write(Records records) {
        keys.write(records.sql);
    }
}
