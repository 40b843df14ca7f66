package io.perennial.accounts.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.accounts.imports.Cells.Unreadable;
import io.perennial.accounts.imports.CsvFile.Row;
import io.perennial.kernel.Maybe;
import io.perennial.kernel.Wording;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the rows of one file by a mapping, the file's header and the zone of its times. */
final class RowReading {
    /**
     * A row as a merge patch of its record: the fields that the mapping names, {@code null} for one to be left out or removed.
     *
     * @param key the external id of the record, or empty for facts
     * @param account the external id of the account, or empty for accounts themselves
     * @param lines the place in the mapping of each line that the row has
     * @param reasons why the row cannot be read, if it cannot
     */
    record Read(Row row, ObjectNode fields, String key, String account, List<Integer> lines, List<Reason> reasons) {
        /** Returns true if the row is not about a record or a fact at all. */
        boolean isNone() {
            return fields.isEmpty();
        }
    }

    private final ImportMapping mapping;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<String> header;
    private final ZoneId home;
    private final RepeatedRows repeated;

    /** @param identity the fields that identify a fact of an account; empty for records, which have a key */
    RowReading(ImportMapping mapping, List<String> header, ZoneId home, List<String> identity) {
        this.mapping = mapping;
        this.header = header;
        this.home = home;
        this.repeated = new RepeatedRows(Maybe.map(mapping.match(), ImportMapping.ExternalKey::column), identity);
        for (int place = 0; place < header.size(); place++) columns.putIfAbsent(header.get(place), place);
    }

    /** Returns the columns that a mapping reads. */
    static Set<String> columns(ImportMapping mapping) {
        var lines = mapping.lines().stream().flatMap(line -> sources(line).values().stream());
        var sources = Stream.of(mapping.fields(), mapping.customFields(), mapping.consent()).flatMap(fields -> fields.values().stream());
        var keys = Stream.of(
                Maybe.map(mapping.match(), ImportMapping.ExternalKey::column),
                Maybe.map(mapping.account(), ImportMapping.AccountKey::column),
                Maybe.map(mapping.ticket(), ImportMapping.ExternalKey::column),
                Maybe.map(mapping.parent(), ImportMapping.ExternalKey::column));
        return Stream.concat(keys, Stream.concat(sources, lines).flatMap(RowReading::columns))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Stream<String> columns(Source source) {
        return switch (source) {
            case Source.Constant _ -> Stream.of();
            case Source.Column column -> Stream.of(column.column(), column.other());
        };
    }

    /** Reads a row. Each row may be read several times, but the rows must first be read in their order, from the first one. */
    Read read(Row row) {
        if (row.cells().stream().map(Cells::read).toList().equals(header))
            return new Read(row, JsonNodeFactory.instance.objectNode(), "", "", List.of(),
                    List.of(Reason.row(Wording.of("the row repeats the header"))));
        var cells = new Cells(columns, row.cells(), home);
        var reasons = new ArrayList<Reason>();
        if (row.cells().size() != header.size())
            reasons.add(Reason.row(Wording.of("the row has {cells} cells, but the header has {columns}").with("cells", row.cells().size())
                    .with("columns", header.size())));
        var fields = fields("", mapping.fields(), cells, reasons);
        if (!mapping.customFields().isEmpty())
            fields.set("customFields", fields("customFields.", mapping.customFields(), cells, reasons));
        if (!mapping.consent().isEmpty()) fields.set("consent", fields("consent.", mapping.consent(), cells, reasons));
        var places = new ArrayList<Integer>();
        if (!mapping.lines().isEmpty()) fields.set("lines", lines(cells, places, reasons));
        if (mapping.ticket() != null) fields.set("ticket", named(mapping.ticket(), cells, reasons));
        if (mapping.parent() != null) fields.set("parent", parent(mapping.parent(), cells));
        var key = mapping.match() == null ? "" : key(mapping.match().column(), cells, reasons);
        var account = mapping.account() == null ? "" : key(mapping.account().column(), cells, reasons);
        if (mapping.match() != null || reasons.isEmpty()) repeated.reason(row.number(), key, account, fields).ifPresent(reasons::add);
        return new Read(row, fields, key, account, places, reasons);
    }

    private static String key(String column, Cells cells, List<Reason> reasons) {
        var key = cells.text(column);
        if (key.isEmpty()) reasons.add(new Reason(column, Wording.of("is required")));
        return key;
    }

    /** Names a record by its external key, as a body does. */
    private static ObjectNode named(ImportMapping.ExternalKey by, Cells cells, List<Reason> reasons) {
        return JsonNodeFactory.instance.objectNode().put("system", by.system()).put("externalId", key(by.column(), cells, reasons));
    }

    /** An empty cell says that there is no record above. */
    private static JsonNode parent(ImportMapping.ExternalKey by, Cells cells) {
        return cells.text(by.column()).isEmpty() ? NullNode.getInstance() : named(by, cells, new ArrayList<>());
    }

    private static ObjectNode fields(String path, Map<String, Source> sources, Cells cells, List<Reason> reasons) {
        var fields = JsonNodeFactory.instance.objectNode();
        sources.forEach((name, source) -> fields.set(name, asNumber(value(path + name, source, cells, reasons))));
        return fields;
    }

    /** Returns a number as a JSON parser would: an int if it fits, else a long or a double. */
    private static JsonNode asNumber(JsonNode value) {
        if (!(value instanceof DecimalNode number)) return value;
        if (number.decimalValue().scale() > 0 || !number.canConvertToLong()) return DoubleNode.valueOf(number.doubleValue());
        return number.canConvertToInt() ? IntNode.valueOf(number.intValue()) : LongNode.valueOf(number.longValue());
    }

    private static JsonNode value(String path, Source source, Cells cells, List<Reason> reasons) {
        try {
            return cells.value(source);
        } catch (Unreadable unreadable) {
            reasons.add(new Reason(path, unreadable.reason()));
            return NullNode.getInstance();
        }
    }

    /** Returns the lines that have a price, or whose cells cannot be read. */
    private JsonNode lines(Cells cells, List<Integer> places, List<Reason> reasons) {
        var lines = JsonNodeFactory.instance.arrayNode();
        for (int index = 0; index < mapping.lines().size(); index++) {
            int before = reasons.size();
            var line = line("lines." + index + ".", sources(mapping.lines().get(index)), cells, reasons);
            if (!line.has("unitPrice") && reasons.size() == before) continue;
            lines.add(line);
            places.add(index);
        }
        return lines;
    }

    /** Writes the numbers of a line as text, as the API expects them, so that none is rounded. */
    private static ObjectNode line(String path, Map<String, Source> sources, Cells cells, List<Reason> reasons) {
        var line = JsonNodeFactory.instance.objectNode();
        sources.forEach((name, source) -> {
            var value = value(path + name, source, cells, reasons);
            if (value instanceof DecimalNode number) line.put(name, number.decimalValue().toPlainString());
            else if (!value.isNull()) line.set(name, value);
        });
        return line;
    }

    static Map<String, Source> sources(ImportMapping.Line line) {
        var sources = new HashMap<String, Source>();
        sources.put("product", line.product());
        sources.put("quantity", line.quantity());
        sources.put("unitPrice", line.unitPrice());
        if (line.per() != null) sources.put("per", line.per());
        if (line.recurring() != null) sources.put("recurring", line.recurring());
        return sources;
    }
}
