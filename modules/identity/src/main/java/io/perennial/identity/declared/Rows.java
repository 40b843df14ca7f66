package io.perennial.identity.declared;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads and writes the rows of one table and one tenant as JSON objects. Each statement names the tenant. */
final class Rows {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final Connection connection;
    private final UUID tenant;
    private final String table;

    Rows(Connection connection, UUID tenant, String table) {
        this.connection = connection;
        this.tenant = tenant;
        this.table = table;
    }

    List<ObjectNode> all() throws SQLException {
        var rows = new ArrayList<ObjectNode>();
        try (var query = connection.prepareStatement(
                "select to_jsonb(present) from %s present where tenant_id = ?".formatted(table))) {
            query.setObject(1, tenant);
            var found = query.executeQuery();
            while (found.next()) rows.add(read(found.getString(1)));
        }
        return rows;
    }

    void insert(ObjectNode row) throws SQLException {
        var columns = String.join(", ", names(row));
        run("""
            insert into %1$s (tenant_id, %2$s)
            select o.tenant_id, %3$s from platform.owner o cross join jsonb_populate_record(null::%1$s, ?::jsonb) declared
            where o.tenant_id = '%4$s'
            """.formatted(table, columns, "declared." + columns.replace(", ", ", declared."), tenant), row);
    }

    void update(ObjectNode row, List<String> key, List<String> columns) throws SQLException {
        row.put("tenant_id", tenant.toString());
        var assignments = columns.stream().map(column -> column + " = declared." + column);
        run("update %1$s present set %2$s from jsonb_populate_record(null::%1$s, ?::jsonb) declared where %3$s"
                .formatted(table, assignments.collect(Collectors.joining(", ")), same(key)), row);
    }

    void delete(ObjectNode row, List<String> key) throws SQLException {
        run("delete from %1$s present using jsonb_populate_record(null::%1$s, ?::jsonb) declared where %2$s"
                .formatted(table, same(key)), row);
    }

    private String same(List<String> key) {
        return key.stream()
                .map(column -> " and present.%1$s = declared.%1$s".formatted(column))
                .collect(Collectors.joining("", "present.tenant_id = '" + tenant + "'", ""));
    }

    private void run(String sql, ObjectNode row) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, row.toString());
            var written = statement.executeUpdate();
            if (written != 1) throw new IllegalStateException(written + " rows of " + table + " written instead of one");
        }
    }

    private static List<String> names(JsonNode row) {
        var names = new ArrayList<String>();
        row.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException("PostgreSQL wrote JSON that cannot be read", notJson);
        }
    }
}
