package io.perennial.accounts;

import io.perennial.kernel.Id;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.TenantOwned;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The records of one kind that some bodies name by their external keys: found once for all of them, and kept in step
 * while one body after the other is put. Nothing of it is written before {@link #write}.
 */
public final class Matched<E extends TenantOwned & Matched.Keyed> {
    /** A record that other systems have their own ids for. */
    public interface Keyed {
        Id id();

        List<ExternalKey> externalKeys();
    }

    private final ExternalKeys keys;
    private final Map<UUID, E> records = new HashMap<>();

    private Matched(ExternalKeys keys) {
        this.keys = keys;
    }

    public static <E extends TenantOwned & Keyed> Matched<E> of(
            ExternalKeys.Kind kind, Class<E> type, Stream<ExternalKey> named, Sql sql, Entities entities) {
        var matched = new Matched<E>(ExternalKeys.of(kind, named.distinct().toList(), sql));
        var ids = matched.keys.owners().stream().distinct().map(kind.id()).toList();
        Known.among(ids.stream(), kind.hold(), sql);
        for (var record : entities.findAll(type, ids)) matched.records.put(record.id().value(), record);
        return matched;
    }

    public Collection<E> all() {
        return records.values();
    }

    /** What is known by these keys, as it is now. */
    public <B> Map<ExternalKey, B> bodies(Collection<ExternalKey> named, Function<E, B> body) {
        var bodies = new HashMap<ExternalKey, B>();
        for (var key : named) found(List.of(key)).ifPresent(record -> bodies.put(key, body.apply(record)));
        return bodies;
    }

    /** The record that a body means: whose key its first one is. */
    public Optional<E> found(List<ExternalKey> named) {
        if (named.isEmpty()) return Optional.empty();
        var owner = keys.owner(named.getFirst());
        return owner == null ? Optional.empty() : Optional.ofNullable(records.get(owner));
    }

    public void refuseTaken(List<ExternalKey> wanted, @Nullable E by) {
        if (keys.anyTaken(wanted, by == null ? null : by.id()))
            throw AccountRefusal.EXTERNAL_KEY_TAKEN.at("/externalKeys", "Another record has one of these keys");
    }

    public void added(E record) {
        records.put(record.id().value(), record);
        keys.change(record.id(), List.of(), record.externalKeys());
    }

    public void changed(E record, List<ExternalKey> before) {
        keys.change(record.id(), before, record.externalKeys());
    }

    public void deleted(E record) {
        keys.change(record.id(), record.externalKeys(), List.of());
    }

    public void write(Sql sql) {
        keys.write(sql);
    }
}
