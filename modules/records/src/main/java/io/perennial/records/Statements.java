package io.perennial.records;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.kernel.Id;
import io.perennial.kernel.Maybe;
import io.perennial.platform.json.Statement;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the systems of some keys said last, during one write: read once, after the records are locked, and written once at its end. A
 * statement is about one record; it ends when the record gives up the key.
 */
@BeyondSight("A statement is only merged with the next one of its system, into a record that the caller sees.")
final class Statements {
    record Last(String system, String externalId, UUID owner, String said, @Nullable String days) {
        ExternalKey key() {
            return new ExternalKey(system, externalId);
        }

        Memory memory() {
            return new Memory(Statement.stored(said), Maybe.map(days, one -> Statement.stored(one).fields()));
        }
    }

    private static final String LAST =
            """
            select s.system, s.external_id, s.record_id as owner, s.said::text as said, s.days::text as days
            from {beyond records.statement} s
            join unnest(:kind::text[], :system::text[], :externalId::text[]) w (kind, system, external_id)
                on w.kind = s.kind and w.system = s.system and w.external_id = s.external_id
            """;
    private static final String KEEP =
            """
            insert into records.statement (tenant_id, kind, system, external_id, record_id, digest, said, days, said_at)
            select o.tenant_id, r.*
            from {platform.owner} o cross join
                 unnest(:kind::text[], :system::text[], :externalId::text[], :record::uuid[], :digest::text[], :said::jsonb[],
                        :days::jsonb[], :at::timestamptz[]) r
            on conflict (tenant_id, kind, system, external_id)
            do update set record_id = excluded.record_id, digest = excluded.digest, said = excluded.said, days = excluded.days, said_at = excluded.said_at
            """;
    /** Keeps a statement as long as the record has its key. */
    private static final String FORGET =
            """
            with forgotten as (
                delete from records.statement s
                where s.tenant_id = :tenant and s.kind = :kind and s.record_id in (%1$s)
                      and not exists (select from {records.external_key} k
                                      where k.kind = :kind and k.system = s.system and k.external_id = s.external_id
                                            and k.record_id = s.record_id))
            delete from records.conflict c
            where c.tenant_id = :tenant and c.kind = :kind and c.record_id in (%1$s)
                  and not exists (select from {records.external_key} k
                                  where k.kind = :kind and k.system = c.system and k.external_id = c.external_id
                                        and k.record_id = c.record_id)
            """;
    private static final String OF_RECORDS = FORGET.formatted("select unnest(:records::uuid[])");

    /** @param days what the system said of a dated field, by day; null if it has said nothing of it, or said it before days were noted */
    record Memory(Statement statement, @Nullable ObjectNode days) {}

    private record Kept(UUID record, Memory memory) {}

    private final RecordKind kind;
    private final Map<ExternalKey, Kept> last = new HashMap<>();
    private final Map<ExternalKey, Kept> kept = new LinkedHashMap<>();

    private Statements(RecordKind kind) {
        this.kind = kind;
    }

    static Statements about(Collection<ExternalKey> keys, RecordKind kind, Sql sql) {
        var statements = new Statements(kind);
        var rows = keys.stream()
                .map(key -> Map.of("kind", kind.name(), "system", key.system(), "externalId", key.externalId()))
                .toList();
        for (var one : sql.listEach(Last.class, LAST, rows))
            statements.last.put(one.key(), new Kept(one.owner(), one.memory()));
        return statements;
    }

    /** Returns what the key's system said last about this record. */
    Optional<Memory> last(ExternalKey key, Id of) {
        return Optional.ofNullable(last.get(key)).filter(one -> one.record.equals(of.value())).map(Kept::memory);
    }

    /** @param days what the system said of a dated field, by day */
    void keep(ExternalKey key, Id of, Statement statement, @Nullable ObjectNode days) {
        var now = new Kept(of.value(), new Memory(statement, days == null || days.isEmpty() ? null : days));
        if (!now.equals(last.put(key, now))) kept.put(key, now);
    }

    /** Writes in the order of the keys, so that of two concurrent writes one waits and neither deadlocks. */
    void write(Sql sql, Instant now) {
        sql.changeEach(KEEP, kept.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(ExternalKey.IN_ORDER))
                .map(one -> row(one.getKey(), one.getValue(), now))
                .toList());
    }

    private Map<String, @Nullable Object> row(ExternalKey key, Kept one, Instant now) {
        var said = one.memory.statement();
        return Sql.values("kind", kind.name(), "system", key.system(), "externalId", key.externalId(), "record", one.record, "digest",
                said.digest(), "said", said.text(), "days", one.memory.days(), "at", now);
    }

    /** Forgets what was said by keys that these records no longer have. */
    static void forget(RecordKind kind, Collection<UUID> records, Sql sql) {
        if (!records.isEmpty()) sql.change(OF_RECORDS, Map.of("kind", kind.name(), "records", records.toArray(UUID[]::new)));
    }

    /** Forgets what was said about all records of a kind that are parts of this record, after their keys are released. */
    static void forgetParts(RecordKind kind, RecordKind.Part part, List<UUID> wholes, Sql sql) {
        var parts = "select id from {beyond %s} where %s = any (:wholes)".formatted(kind.table(), part.column());
        sql.change(FORGET.formatted(parts), Map.of("kind", kind.name(), "wholes", wholes.toArray(UUID[]::new)));
    }
}
