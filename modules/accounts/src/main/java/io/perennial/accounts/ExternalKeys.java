package io.perennial.accounts;

import com.fasterxml.jackson.core.type.TypeReference;
import io.perennial.kernel.Id;
import io.perennial.platform.json.Stored;
import io.perennial.platform.sql.Sql;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The external keys of some records of one kind, as one request sees and changes them: read once for all of its items,
 * written once at its end. The table's primary key holds even when two requests meet.
 */
public final class ExternalKeys {
    /** How an entity keeps them. */
    @Converter
    public static class Kept implements AttributeConverter<List<ExternalKey>, Object> {
        @Override
        public String convertToDatabaseColumn(List<ExternalKey> keys) {
            return Stored.document(keys);
        }

        @Override
        public List<ExternalKey> convertToEntityAttribute(Object document) {
            return Stored.value(document, new TypeReference<>() {});
        }
    }

    /**
     * The table of one kind's keys, its column with the record's id, and that id.
     *
     * @param hold a statement that locks the records {@code :ids} to the transaction's end, always in the same order: whoever writes by
     *     the same keys meanwhile waits, and then sees what was written
     */
    public record Kind(String table, String column, Function<UUID, Id> id, String hold) {
        static final Kind ACCOUNT = new Kind(
                "accounts.account_key",
                "account_id",
                AccountId::new,
                "select id from {accounts.account} where id = any (:ids) order by id for no key update");

        private String find() {
            return "select k.system, k.external_id, k." + column + " as owner from {" + table + "} k"
                    + " join (select unnest(:systems::text[]) as system, unnest(:ids::text[]) as external_id) w"
                    + " on w.system = k.system and w.external_id = k.external_id";
        }

        private String claim() {
            return "insert into " + table + " (tenant_id, system, external_id, " + column + ")"
                    + " select :tenant, r.* from unnest(:system::text[], :externalId::text[], :owner::uuid[]) r";
        }

        private String release() {
            return "delete from " + table + " where tenant_id = :tenant"
                    + " and (system, external_id) in (select * from unnest(:system::text[], :externalId::text[]))";
        }
    }

    record Taken(String system, String externalId, UUID owner) {}

    private final Kind kind;
    private final Map<ExternalKey, UUID> owners = new HashMap<>();
    private final Map<ExternalKey, UUID> claimed = new HashMap<>();
    private final List<ExternalKey> released = new ArrayList<>();

    private ExternalKeys(Kind kind) {
        this.kind = kind;
    }

    static ExternalKeys of(Kind kind, Collection<ExternalKey> asked, Sql sql) {
        var keys = new ExternalKeys(kind);
        if (asked.isEmpty()) return keys;
        var values = Map.of(
                "systems", asked.stream().map(ExternalKey::system).toArray(String[]::new),
                "ids", asked.stream().map(ExternalKey::externalId).toArray(String[]::new));
        for (var taken : sql.list(Taken.class, kind.find(), values))
            keys.owners.put(new ExternalKey(taken.system(), taken.externalId()), taken.owner());
        return keys;
    }

    @Nullable UUID owner(ExternalKey key) {
        return owners.get(key);
    }

    Collection<UUID> owners() {
        return owners.values();
    }

    /** Whether one of them is already another record's. */
    boolean anyTaken(Collection<ExternalKey> wanted, @Nullable Id by) {
        return wanted.stream().anyMatch(key -> {
            var owner = owners.get(key);
            return owner != null && (by == null || !owner.equals(by.value()));
        });
    }

    void change(Id owner, Collection<ExternalKey> before, Collection<ExternalKey> after) {
        for (var key : before)
            if (!after.contains(key)) {
                if (claimed.remove(key) == null) released.add(key);
                owners.remove(key);
            }
        for (var key : after)
            if (!before.contains(key)) {
                claimed.put(key, owner.value());
                owners.put(key, owner.value());
            }
    }

    void write(Sql sql) {
        sql.changeEach(kind.release(), released.stream().map(key -> row(key, null)).toList());
        sql.changeEach(kind.claim(), claimed.entrySet().stream().map(claim -> row(claim.getKey(), claim.getValue())).toList());
    }

    private static Map<String, @Nullable Object> row(ExternalKey key, @Nullable UUID owner) {
        return Sql.values("system", key.system(), "externalId", key.externalId(), "owner", owner);
    }
}
