package io.perennial.accounts.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.CsvCell;
import io.perennial.platform.sql.Sql;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The refused rows of an import, as a file that can be corrected and sent again. */
record RefusedRows(List<String> header, List<Refused> rows) {
    record Header(List<String> header) {}

    /** @param reasons null for a row that a server of the previous release has refused */
    record Refused(int number, String reason, @Nullable String reasons, List<String> cells) {
        String said(Function<Wording, String> saying) {
            return reasons == null ? reason : Reason.said(Reason.stored(reasons), saying);
        }
    }

    private static final String HEADER = "select header from {accounts.visible_import} where id = :id";
    private static final String ROWS =
            "select number, reason, reasons::text as reasons, cells from {accounts.visible_refused_row} where import_id = :id order by number";

    static RefusedRows of(ImportId id, Sql sql) {
        var header = sql.first(Header.class, HEADER, Map.of("id", id)).orElseThrow(NotFound::here);
        return new RefusedRows(header.header(), sql.list(Refused.class, ROWS, Map.of("id", id)));
    }

    /** @param saying says a text in the language of the reader */
    String csv(Function<Wording, String> saying) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(line("row", "reason", header));
            for (var row : rows) csv.writeRecord(line(String.valueOf(row.number()), row.said(saying), row.cells()));
        } catch (IOException impossible) {
            throw new IllegalStateException("The text cannot be written", impossible);
        }
        return text.toString();
    }

    private static List<String> line(String number, String reason, List<String> cells) {
        var line = new ArrayList<String>(List.of(number, reason));
        line.addAll(cells);
        return line.stream().map(CsvCell::written).toList();
    }
}
