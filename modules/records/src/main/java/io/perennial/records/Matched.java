package io.perennial.records;

import io.perennial.kernel.Id;
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

    private Matched(RecordKeys keys) {
        this.keys = keys;
    }

    /** Locks the records before it reads them, so that it sees the changes of concurrent writes. */
    static <E extends KeyedRecord<B>, B extends Record & KeyedBody<B>> Matched<E, B> of(
            RecordCollection<E, B, ?> collection, Stream<ExternalKey> named, Records records) {
        var kind = collection.kind();
        var matched = new Matched<E, B>(RecordKeys.of(kind, named.distinct().toList(), records.sql));
        var ids = matched.keys.owners().stream().distinct().map(kind.id()).toList();
        records.hold(kind, ids.stream());
        var owners = records.entities.findAll(collection.entity(), ids);
        RecordKeys.read(kind, owners, records.sql);
        for (var owner : owners) matched.found.put(owner.id().value(), owner);
        return matched;
    }

    Collection<E> all() {
        return found.values();
    }

    Optional<E> found(ExternalKey key) {
        return Optional.ofNullable(keys.owner(key)).flatMap(owner -> Optional.ofNullable(found.get(owner)));
    }

    void refuseTaken(List<ExternalKey> wanted, @Nullable E by) {
        Id own = by == null ? null : by.id();
        if (keys.anyTaken(wanted, own))
            throw RecordRefusal.EXTERNAL_KEY_TAKEN.at("/externalKeys", "Another record has one of these keys.");
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
