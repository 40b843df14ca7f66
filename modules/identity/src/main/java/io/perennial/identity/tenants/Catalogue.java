package io.perennial.identity.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.perennial.identity.declared.Difference;
import io.perennial.identity.declared.Difference.Column;
import io.perennial.identity.declared.Difference.Kind;
import io.perennial.kernel.TypeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The catalogue of tenants, which belongs to no tenant: name, time zone, origins, and whether the tenant is suspended. */
final class Catalogue {
    /** A tenant's entry, as stored or as declared. */
    private record Entry(UUID id, String zone, boolean suspended, List<String> origins) {}

    /** A tenant's id, and the changes to its entry. */
    record Found(UUID id, Optional<Difference> difference) {}

    private final Connection connection;
    private final Instant now;

    Catalogue(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
    }

    /** Locks the catalogue, so that only one process applies files at a time. */
    void lock() throws SQLException {
        try (var lock = connection.createStatement()) {
            lock.execute("lock table platform.tenant in share row exclusive mode");
        }
    }

    Found bring(String name, JsonNode files) throws SQLException {
        var zone = files.get("zone").asText();
        var suspended = files.path("suspended").asBoolean();
        var present = find(name);
        var origins = files.path("origins").valueStream().map(JsonNode::asText).toList();
        var entry = new Entry(present.map(Entry::id).orElseGet(TypeId::next), zone, suspended, origins);
        if (present.equals(Optional.of(entry))) return new Found(entry.id(), Optional.empty());
        write(name, entry);
        return new Found(entry.id(), Optional.of(difference(name, present, entry)));
    }

    /** Writes the row from which statements take the tenant of what they insert. The transaction already belongs to the tenant. */
    void own(UUID tenant) throws SQLException {
        try (var write = connection.prepareStatement("insert into platform.owner (tenant_id) values (?) on conflict do nothing")) {
            write.setObject(1, tenant);
            write.executeUpdate();
        }
    }

    /** Records the time. Servers poll it, because nobody notifies them that files were applied. */
    void applied(UUID tenant) throws SQLException {
        try (var write = connection.prepareStatement("update platform.tenant set applied_at = ? where id = ?")) {
            write.setObject(1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            write.setObject(2, tenant);
            write.executeUpdate();
        }
    }

    private Optional<Entry> find(String name) throws SQLException {
        try (var query = connection.prepareStatement("select id, zone, suspended_at, origins from platform.tenant where name = ?")) {
            query.setString(1, name);
            var found = query.executeQuery();
            if (!found.next()) return Optional.empty();
            return Optional.of(new Entry(
                    found.getObject("id", UUID.class), found.getString("zone"), found.getString("suspended_at") != null,
                    List.of((String[]) found.getArray("origins").getArray())));
        }
    }

    private void write(String name, Entry entry) throws SQLException {
        try (var write = connection.prepareStatement("""
                insert into platform.tenant (id, name, zone, suspended_at, origins) values (?, ?, ?, ?, ?)
                on conflict (id) do update set zone = excluded.zone, origins = excluded.origins,
                    suspended_at = case when excluded.suspended_at is not null
                        then coalesce(tenant.suspended_at, excluded.suspended_at) end
                """)) {
            write.setObject(1, entry.id());
            write.setString(2, name);
            write.setString(3, entry.zone());
            write.setObject(4, entry.suspended() ? OffsetDateTime.ofInstant(now, ZoneOffset.UTC) : null);
            write.setArray(5, connection.createArrayOf("text", entry.origins().toArray()));
            write.executeUpdate();
        }
    }

    private static Difference difference(String name, Optional<Entry> before, Entry after) {
        var json = JsonNodeFactory.instance;
        var columns = new TreeMap<>(Map.of("zone", new Column(
                before.<JsonNode>map(entry -> json.textNode(entry.zone())).orElse(json.nullNode()), json.textNode(after.zone()))));
        if (before.isPresent() && before.get().zone().equals(after.zone())) columns.clear();
        if (before.map(Entry::suspended).orElse(false) != after.suspended()) {
            columns.put("suspended", new Column(json.booleanNode(!after.suspended()), json.booleanNode(after.suspended())));
        }
        var origins = before.map(Entry::origins).orElse(List.of());
        if (!origins.equals(after.origins())) columns.put("origins", new Column(texts(origins), texts(after.origins())));
        return new Difference(before.isPresent() ? Kind.CHANGED : Kind.ADDED, "platform.tenant", name, columns);
    }

    private static JsonNode texts(List<String> values) {
        var texts = JsonNodeFactory.instance.arrayNode();
        values.forEach(texts::add);
        return texts;
    }
}
