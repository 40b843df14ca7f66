package io.perennial.surveys;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.perennial.kernel.Page;
import io.perennial.platform.requests.CsvCell;
import io.perennial.platform.sql.Tenants;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list as a CSV file: all that the caller sees of it, page by page as it is written, so that a long list needs no more memory than a short one. A column
 * of a closed class of fields is empty.
 *
 * @param columns in order, each with what it shows of a row
 */
public record CsvPages<R>(Map<String, Function<R, @Nullable Object>> columns) {
    public static final String TYPE = "text/csv;charset=UTF-8";

    /** @param page reads the page at a cursor, in the caller's transaction; the first one has none */
    public StreamingOutput from(Function<@Nullable String, Page<R>> page, Tenants tenants) {
        var first = page.apply(null);
        return out -> write(first, cursor -> tenants.alone(() -> page.apply(cursor)), out);
    }

    private void write(Page<R> first, Function<String, Page<R>> next, OutputStream out) throws IOException {
        var csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(columns.keySet());
        var page = first;
        write(page, csv);
        while (page.nextCursor() != null) {
            page = next.apply(page.nextCursor());
            write(page, csv);
        }
        csv.flush();
    }

    private void write(Page<R> page, CsvWriter csv) {
        for (var row : page.items()) {
            var line = new ArrayList<String>();
            for (var column : columns.values()) line.add(cell(column.apply(row)));
            csv.writeRecord(line);
        }
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> CsvCell.written(text);
            case List<?> several -> cell(String.join("; ", several.stream().map(Objects::toString).toList()));
            case Map<?, ?> rows ->
                cell(String.join("; ", rows.entrySet().stream().map(row -> row.getKey() + ": " + row.getValue()).toList()));
            default -> value.toString();
        };
    }
}
