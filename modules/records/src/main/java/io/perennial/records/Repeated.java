package io.perennial.records;

import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The upserts that only repeat what their system said last, about records that the caller sees. They change nothing, whatever others did
 * since. They are found with two statements for any number of them, and lock nothing.
 */
@BeyondSight("A statement is only compared with that of the caller, who learns nothing of a record that it does not see.")
final class Repeated {
    record Last(String system, String externalId, UUID owner) {
        ExternalKey key() {
            return new ExternalKey(system, externalId);
        }
    }

    private static final String SAME =
            """
            select s.system, s.external_id, s.record_id as owner
            from {beyond records.statement} s
            join unnest(:kind::text[], :system::text[], :externalId::text[], :digest::text[]) w (kind, system, external_id, digest)
                on w.kind = s.kind and w.system = s.system and w.external_id = s.external_id and w.digest = s.digest
            join {records.external_key} k
                on k.kind = s.kind and k.system = s.system and k.external_id = s.external_id and k.record_id = s.record_id
            """;

    private final RecordKind kind;
    private final Map<ExternalKey, UUID> owners = new HashMap<>();

    private Repeated(RecordKind kind) {
        this.kind = kind;
    }

    static Repeated among(List<Upsert> upserts, RecordCollection<?, ?, ?> of, Sql sql) {
        var kind = of.kind();
        var repeated = new Repeated(kind);
        var same = sql.listEach(Last.class, SAME, rows(upserts, of));
        var seen = Known.among(same.stream().map(last -> kind.id().apply(last.owner())), kind.seen(), sql);
        for (var last : same) if (seen.contains(last.owner())) repeated.owners.put(last.key(), last.owner());
        return repeated;
    }

    private static List<Map<String, String>> rows(List<Upsert> upserts, RecordCollection<?, ?, ?> of) {
        var byKey = upserts.stream().filter(upsert -> upsert.key() != null)
                .collect(Collectors.groupingBy(upsert -> Objects.requireNonNull(upsert.key())));
        return byKey.entrySet().stream()
                .filter(about -> mayRepeat(about.getValue(), of))
                .map(about -> row(about.getKey(), about.getValue().getFirst(), of.kind()))
                .toList();
    }

    /**
     * Leaves out keys that occur twice, since the first upsert may change what the second one repeats; and statements about closed fields,
     * since a caller must not learn by guessing what was said about them.
     */
    private static boolean mayRepeat(List<Upsert> about, RecordCollection<?, ?, ?> of) {
        var only = about.getFirst();
        var isSound = only.how() != Upsert.How.REPLACES && only.faults().isEmpty();
        return about.size() == 1 && isSound && !only.statement().namesClosed(of.body());
    }

    private static Map<String, String> row(ExternalKey key, Upsert upsert, RecordKind kind) {
        return Map.of(
                "kind", kind.name(), "system", key.system(), "externalId", key.externalId(), "digest", upsert.statement().digest());
    }

    Optional<Outcome> outcome(Upsert upsert) {
        return find(upsert.key()).map(owner -> new Outcome.Unchanged(kind.id().apply(owner)));
    }

    boolean has(Upsert upsert) {
        return find(upsert.key()).isPresent();
    }

    private Optional<UUID> find(@Nullable ExternalKey key) {
        return key == null ? Optional.empty() : Optional.ofNullable(owners.get(key));
    }
}
