package io.perennial.records;

import io.perennial.kernel.Id;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The external keys of some records of one kind during one write: read once for all bodies, written once at its end. The
 * table's primary key also protects against concurrent writes.
 */
@BeyondSight("With a record that its caller sees, all of its parts are deleted.")
final class RecordKeys {
    record Owned(String system, String externalId, UUID owner) {
        ExternalKey key() {
            return new ExternalKey(system, externalId);
        }
    }

    private static final String OWNERS =
            """
            select k.system, k.external_id, k.record_id as owner
            from {records.external_key} k
            join (select unnest(:systems::text[]) as system, unnest(:ids::text[]) as external_id) w
                on w.system = k.system and w.external_id = k.external_id
            where k.kind = :kind
            """;
    private static final String OF_RECORDS =
            """
            select system, external_id, record_id as owner from {records.external_key}
            where kind = :kind and record_id = any (:records)
            order by record_id, place
            """;
    private static final String RESERVE =
            """
            insert into records.external_key (tenant_id, kind, system, external_id, record_id, place)
            select o.tenant_id, r.*, 0
            from {platform.owner} o cross join unnest(:kind::text[], :system::text[], :externalId::text[], :record::uuid[]) r
            on conflict (tenant_id, kind, system, external_id) do nothing
            """;
    private static final String RELEASE =
            "delete from records.external_key where tenant_id = :tenant and kind = :kind and record_id = any (:records)";
    private static final String RELEASE_PARTS =
            """
            delete from records.external_key
            where tenant_id = :tenant and kind = :kind and record_id in (select id from {beyond %s} where %s = any (:wholes))
            """;
    private static final String CLAIM =
            """
            insert into records.external_key (tenant_id, kind, system, external_id, record_id, place)
            select o.tenant_id, r.*
            from {platform.owner} o cross join
                 unnest(:kind::text[], :system::text[], :externalId::text[], :record::uuid[], :place::smallint[]) r
            """;

    /** The owner of a key that a transaction has reserved. No other transaction ever sees it. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final RecordKind kind;
    private boolean isReserved;
    private final Map<ExternalKey, UUID> owners = new HashMap<>();
    private final Set<UUID> released = new HashSet<>();
    private final Map<UUID, List<ExternalKey>> claimed = new LinkedHashMap<>();

    private RecordKeys(RecordKind kind) {
        this.kind = kind;
    }

    /** Reads the owners of the keys. */
    static RecordKeys of(RecordKind kind, Collection<ExternalKey> asked, Sql sql) {
        var keys = new RecordKeys(kind);
        if (asked.isEmpty()) return keys;
        var values = Map.of(
                "kind", kind.name(),
                "systems", asked.stream().map(ExternalKey::system).toArray(String[]::new),
                "ids", asked.stream().map(ExternalKey::externalId).toArray(String[]::new));
        for (var owned : sql.list(Owned.class, OWNERS, values))
            if (!owned.owner().equals(NOBODY)) keys.owners.put(owned.key(), owned.owner());
        return keys;
    }

    /**
     * Reads the owners of the keys, to be written. Reserves those that are free: of two writes that would create the same record, one waits
     * and then finds it.
     */
    static RecordKeys reserved(RecordKind kind, Collection<ExternalKey> asked, Sql sql) {
        var known = of(kind, asked, sql);
        var free = asked.stream().filter(key -> key.isSound() && known.owner(key) == null).sorted(ExternalKey.IN_ORDER).toList();
        var reserved = sql.changeEach(RESERVE, free.stream().map(key -> new Claim(key, NOBODY, 0).row(kind)).toList());
        var keys = reserved == free.size() ? known : of(kind, asked, sql);
        keys.isReserved = !free.isEmpty();
        return keys;
    }

    /** Reads the keys of these records, in their order. */
    static void read(RecordKind kind, Collection<? extends KeyedRecord<?>> records, Sql sql) {
        if (records.isEmpty()) return;
        var ids = records.stream().map(record -> record.id().value()).toArray(UUID[]::new);
        var keys = sql.list(Owned.class, OF_RECORDS, Map.of("kind", kind.name(), "records", ids)).stream()
                .collect(Collectors.groupingBy(Owned::owner, Collectors.mapping(Owned::key, Collectors.toList())));
        for (var record : records) record.read(keys.getOrDefault(record.id().value(), List.of()));
    }

    @Nullable
    UUID owner(ExternalKey key) {
        return owners.get(key);
    }

    Collection<UUID> owners() {
        return owners.values();
    }

    /** Forgets owners that were deleted after their keys were read and before they were locked: their keys are free. */
    void forgetAllBut(Set<UUID> living) {
        owners.values().retainAll(living);
    }

    /** Returns true if one of the keys belongs to another record. */
    boolean anyTaken(Collection<ExternalKey> wanted, @Nullable Id by) {
        return wanted.stream().anyMatch(key -> {
            var owner = owners.get(key);
            return owner != null && (by == null || !owner.equals(by.value()));
        });
    }

    void change(Id record, List<ExternalKey> before, List<ExternalKey> after) {
        if (before.equals(after)) return;
        if (!before.isEmpty() && !claimed.containsKey(record.value())) released.add(record.value());
        for (var key : before) owners.remove(key);
        for (var key : after) owners.put(key, record.value());
        claimed.put(record.value(), after);
    }

    /** Writes the keys. New keys are inserted in a fixed order, so that of two concurrent writes one waits and neither deadlocks. */
    void write(Sql sql) {
        var freed = new HashSet<>(released);
        if (isReserved) freed.add(NOBODY);
        if (!freed.isEmpty()) sql.change(RELEASE, Map.of("kind", kind.name(), "records", freed.toArray(UUID[]::new)));
        var rows = new ArrayList<Claim>();
        claimed.forEach((record, keys) -> {
            for (int place = 0; place < keys.size(); place++) rows.add(new Claim(keys.get(place), record, place));
        });
        sql.changeEach(CLAIM,
                rows.stream().sorted(Comparator.comparing(Claim::key, ExternalKey.IN_ORDER)).map(claim -> claim.row(kind)).toList());
        Statements.forget(kind, released, sql);
    }

    private record Claim(ExternalKey key, UUID record, int place) {
        Map<String, Object> row(RecordKind kind) {
            return Map.of("kind", kind.name(), "system", key.system(), "externalId", key.externalId(), "record", record, "place", place);
        }
    }

    /** Releases the keys of all records of a kind that are parts of these records. */
    static void releaseParts(RecordKind kind, RecordKind.Part part, List<UUID> wholes, Sql sql) {
        sql.change(RELEASE_PARTS.formatted(kind.table(), part.column()),
                Map.of("kind", kind.name(), "wholes", wholes.toArray(UUID[]::new)));
        Statements.forgetParts(kind, part, wholes, sql);
    }
}
