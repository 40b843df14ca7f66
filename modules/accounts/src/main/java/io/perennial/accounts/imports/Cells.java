package io.perennial.accounts.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.perennial.accounts.imports.Source.Otherwise;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * One row's cells by the names of their columns, read as the sources of a mapping say.
 *
 * @param columns of each name its place, from 0
 * @param home the zone of a time that names none
 */
record Cells(Map<String, Integer> columns, List<String> cells, ZoneId home) {
    /** A cell cannot be read as the mapping says. */
    static final class Unreadable extends RuntimeException {
        Unreadable(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Trimmed; empty for one that is not there. */
    String text(String column) {
        var place = columns.get(column);
        return place == null || place >= cells.size() ? "" : cells.get(place).strip();
    }

    /** The value, or JSON's null where the field is to be left out. */
    JsonNode value(Source source) {
        return switch (source) {
            case Source.Constant(var constant) -> constant;
            case Source.Column column -> value(column, text(column.column()));
        };
    }

    private JsonNode value(Source.Column column, String text) {
        if (text.isEmpty()) return column.whenBlank() == null ? NullNode.getInstance() : column.whenBlank();
        var known = column.values().get(text);
        if (known != null) return known;
        if (!column.values().isEmpty() && column.otherwise() == Otherwise.REFUSE)
            throw new Unreadable("must be one of the values in the mapping");
        return CellFormat.of(column, home).read(text, column.dividedBy() == null ? "" : text(column.dividedBy()));
    }
}
