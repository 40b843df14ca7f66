package io.perennial.accounts.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.perennial.accounts.imports.Source.Otherwise;
import io.perennial.kernel.Sentence;
import io.perennial.kernel.Wording;
import io.perennial.platform.requests.CsvCell;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * The cells of a row by the names of their columns, read by the sources of a mapping.
 *
 * @param columns the place of each column by name, from 0
 * @param home the zone of a time without a zone
 */
record Cells(Map<String, Integer> columns, List<String> cells, ZoneId home) {
    /** A cell that cannot be read by its mapping. */
    static final class Unreadable extends RuntimeException {
        private final transient Wording reason;

        Unreadable(@Sentence String reason) {
            this(Wording.of(reason));
        }

        Unreadable(Wording reason) {
            super(reason.english(), null, false, false);
            this.reason = reason;
        }

        Wording reason() {
            return reason;
        }
    }

    /** Returns the trimmed text of a cell; empty if the cell does not exist. */
    String text(String column) {
        var place = columns.get(column);
        return place == null || place >= cells.size() ? "" : read(cells.get(place));
    }

    /** Returns the trimmed text of a cell as it was sent, or as it was given back. */
    static String read(String cell) {
        return CsvCell.read(cell.strip()).strip();
    }

    /** Returns the value, or JSON null if the field is to be left out. */
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
        return CellFormat.of(column, home).read(text, column.other() == null ? "" : text(column.other()));
    }
}
