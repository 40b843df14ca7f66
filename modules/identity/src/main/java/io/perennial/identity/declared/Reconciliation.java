package io.perennial.identity.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.identity.declared.Difference.Column;
import io.perennial.identity.declared.Difference.Kind;
import io.perennial.kernel.TypeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reconciles one tenant's rows with its files, in a transaction that belongs to the tenant already: writes the differences and an
 * audit entry for each changed row. Writes nothing if nothing differs.
 */
public final class Reconciliation {
    // 1 and 1.0 are the same number; all other values are compared as JSON.
    private static final Comparator<JsonNode> SAME = (left, right) -> left.isNumber() && right.isNumber()
            ? left.decimalValue().compareTo(right.decimalValue())
            : left.equals(right) ? 0 : 1;

    private final Connection connection;
    private final UUID tenant;
    private final Instant now;
    private boolean hasDerived;

    public Reconciliation(Connection connection, UUID tenant, Instant now) {
        this.connection = connection;
        this.tenant = tenant;
        this.now = now;
    }

    /** Writes the differences of one table and returns them. */
    public List<Difference> bring(DeclaredTable table, JsonNode files) throws SQLException {
        var rows = new Rows(connection, tenant, table.table());
        var present = byKey(table, rows.all());
        var differences = new ArrayList<Difference>();
        for (var row : table.rows(files)) {
            var there = Optional.ofNullable(present.remove(key(table, row)));
            var settled = table.settle(row, there);
            if (there.isEmpty()) differences.add(add(table, rows, settled));
            else change(table, rows, settled, there.get()).ifPresent(differences::add);
        }
        for (var left : present.values()) remove(table, rows, left).ifPresent(differences::add);
        return differences;
    }

    /** Returns what is used but no longer declared. Call it after all tables are reconciled. */
    public List<StillUsed> stillUsed(StillUsed.Check check, LocalDate today) throws SQLException {
        var used = new ArrayList<StillUsed>();
        try (var query = connection.prepareStatement(check.query())) {
            query.setObject(1, tenant);
            query.setObject(2, today);
            var found = query.executeQuery();
            while (found.next()) used.add(new StillUsed(found.getString(1), found.getString(2)));
        }
        return used;
    }

    private static Map<String, ObjectNode> byKey(DeclaredTable table, Collection<ObjectNode> rows) {
        return rows.stream().collect(Collectors.toMap(
                row -> key(table, row), row -> row, (one, other) -> one, TreeMap::new));
    }

    private static String key(DeclaredTable table, JsonNode row) {
        return table.key().stream().map(column -> row.get(column).asText()).collect(Collectors.joining("/"));
    }

    private Difference add(DeclaredTable table, Rows rows, ObjectNode declared) throws SQLException {
        var row = declared.deepCopy();
        if (table.suspends()) {
            row.put("id", TypeId.next().toString()).put("created_at", now.toString()).put("updated_at", now.toString());
        }
        rows.insert(row);
        return record(table, row, Kind.ADDED, told(table, compare(JsonNodeFactory.instance.objectNode(), declared)));
    }

    private Optional<Difference> change(DeclaredTable table, Rows rows, ObjectNode declared, ObjectNode present)
            throws SQLException {
        var columns = compare(present, declared);
        if (columns.isEmpty()) return Optional.empty();
        var told = told(table, columns);
        if (told.isEmpty()) {
            rows.update(declared.deepCopy(), table.key(), List.copyOf(columns.keySet()));
            hasDerived = true;
            return Optional.empty();
        }
        write(table, rows, declared, present, columns);
        return Optional.of(record(table, present, Kind.CHANGED, told));
    }

    /** Returns true if it has written columns that follow from others, although nothing differs. */
    public boolean hasDerived() {
        return hasDerived;
    }

    /** Returns the changes that people have made. */
    private static Map<String, Column> told(DeclaredTable table, Map<String, Column> columns) {
        var told = new LinkedHashMap<>(columns);
        told.keySet().removeAll(table.derived());
        return told;
    }

    private Optional<Difference> remove(DeclaredTable table, Rows rows, ObjectNode present) throws SQLException {
        if (!table.isDeclared(present)) return Optional.empty();
        if (!table.suspends()) {
            rows.delete(present, table.key());
            return Optional.of(record(table, present, Kind.DELETED, Map.of()));
        }
        if (!present.path("suspended_at").isNull()) return Optional.empty();
        var suspended = present.deepCopy().put("suspended_at", now.toString());
        write(table, rows, suspended, present, Map.of("suspended_at", new Column(NullNode.instance, suspended.get("suspended_at"))));
        return Optional.of(record(table, present, Kind.SUSPENDED, Map.of()));
    }

    private void write(DeclaredTable table, Rows rows, ObjectNode declared, ObjectNode present, Map<String, Column> changed)
            throws SQLException {
        var row = declared.deepCopy();
        var columns = new ArrayList<>(changed.keySet());
        if (table.suspends()) {
            row.put("version", present.path("version").asLong() + 1).put("updated_at", now.toString());
            columns.addAll(List.of("version", "updated_at"));
        }
        rows.update(row, table.key(), columns);
    }

    private static Map<String, Column> compare(ObjectNode present, ObjectNode declared) {
        var columns = new LinkedHashMap<String, Column>();
        for (var column : declared.properties()) {
            var before = present.path(column.getKey());
            var after = column.getValue();
            if (before.isMissingNode()) before = NullNode.instance;
            if (!before.equals(SAME, after)) columns.put(column.getKey(), new Column(before, after));
        }
        return columns;
    }

    private Difference record(DeclaredTable table, ObjectNode row, Kind kind, Map<String, Column> columns)
            throws SQLException {
        var difference = new Difference(kind, table.table(), key(table, row), columns);
        var subject = table.idPrefix()
                .map(prefix -> TypeId.encode(prefix, UUID.fromString(row.get("id").asText())))
                .orElse(difference.row().isEmpty() ? noun(table) : noun(table) + "/" + difference.row());
        new AuditEntry(noun(table), subject, difference).write(connection, tenant, now);
        if (table.followed().isPresent())
            new OutboxEntry(table.followed().get(), UUID.fromString(row.get("id").asText()), subject, difference).write(connection, tenant,
                    now);
        return difference;
    }

    private static String noun(DeclaredTable table) {
        return table.table().substring(table.table().indexOf('.') + 1);
    }
}
