package io.perennial.identity.declared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One row that is written, or would be written in a dry run.
 *
 * @param table the table, such as {@code identity.member}
 * @param row   the row's key, such as {@code anna@northwind.example}; empty in a table of one row
 * @param columns the changes by column; empty if the row is suspended or deleted
 */
public record Difference(Kind kind, String table, String row, Map<String, Column> columns) {
    public enum Kind { ADDED, CHANGED, SUSPENDED, DELETED }

    /** A column's value before and after, as JSON. A secret's hash is never shown. */
    public record Column(JsonNode before, JsonNode after) {}

    public Difference {
        columns = new TreeMap<>(columns);
    }

    /** Returns a readable line: {@code ~ identity.member anna@northwind.example: name "Ana" → "Anna"}. */
    @Override
    public String toString() {
        var sign = switch (kind) {
            case ADDED -> "+";
            case CHANGED -> "~";
            case SUSPENDED -> "⏸";
            case DELETED -> "-";
        };
        var line = sign + " " + table + (row.isEmpty() ? "" : " " + row);
        return kind == Kind.CHANGED ? line + ": " + changes() : line;
    }

    private String changes() {
        return columns.entrySet().stream()
                .map(column -> column.getKey() + " " + told(column.getKey(), column.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String told(String column, Column values) {
        return isSecret(column) ? "(secret)" : values.before() + " → " + values.after();
    }

    static boolean isSecret(String column) {
        return column.endsWith("_hash");
    }
}
