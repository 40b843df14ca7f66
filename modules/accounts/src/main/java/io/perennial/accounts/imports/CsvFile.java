package io.perennial.accounts.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.perennial.kernel.Refusal;
import io.perennial.platform.RequestRefusal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A file of comma-separated values (RFC 4180) in UTF-8, with or without byte order mark, whose first row is its header. */
final class CsvFile {
    static final int MAXIMUM_ROWS = 100_000;
    private static final String MARK = "\uFEFF";

    /**
     * @param number its place under the header, from 1; blank lines are no rows
     * @param cells as they were sent
     */
    record Row(int number, List<String> cells) {}

    private final List<String> header;
    private final Iterator<CsvRecord> records;

    private CsvFile(String text) {
        records = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text.startsWith(MARK) ? text.substring(1) : text)
                .iterator();
        if (!records.hasNext()) throw refused("The file is empty: it has no header");
        header = records.next().getFields().stream().map(String::strip).toList();
    }

    /** Reads the header; the rows are read as they are asked for. */
    static CsvFile of(byte[] bytes) {
        try {
            return new CsvFile(text(bytes));
        } catch (CsvParseException broken) {
            throw refused("The file's header is no line of comma-separated values");
        }
    }

    /** The same, read through to its end, so that no row can turn out unreadable later. */
    static CsvFile checked(byte[] bytes) {
        int rows = 0;
        try {
            for (var all = of(bytes).rows().iterator(); all.hasNext(); all.next()) rows++;
        } catch (CsvParseException broken) {
            throw refused("The file is no comma-separated values: look for a quote that is not closed after row " + rows);
        }
        if (rows > MAXIMUM_ROWS) throw RequestRefusal.TOO_LARGE.because("A file has at most 100,000 rows");
        return of(bytes);
    }

    private static String text(byte[] bytes) {
        var rest = ByteBuffer.wrap(bytes);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var text = new StringBuilder(bytes.length);
        var piece = CharBuffer.allocate(8_192);
        while (true) {
            var result = decoder.decode(rest, piece, true);
            text.append(piece.flip());
            piece.clear();
            if (result.isError()) throw refused("The file is not UTF-8: look at line " + line(bytes, rest.position()));
            if (result.isUnderflow()) break;
        }
        if (text.indexOf("\0") >= 0) throw refused("The file has the character NUL in it: it is no text");
        return text.toString();
    }

    private static long line(byte[] bytes, int position) {
        long line = 1;
        for (int at = 0; at < position; at++) if (bytes[at] == '\n') line++;
        return line;
    }

    private static Refusal refused(String detail) {
        return RequestRefusal.MALFORMED_REQUEST.because(detail);
    }

    List<String> header() {
        return header;
    }

    /** Those of the columns that the header does not have. */
    List<String> lacking(Set<String> columns) {
        return columns.stream().filter(column -> !header.contains(column)).sorted().toList();
    }

    /** Those that are left to be read. */
    Stream<Row> rows() {
        var numbers = new int[1];
        Iterable<CsvRecord> left = () -> records;
        return StreamSupport.stream(left.spliterator(), false).map(record -> new Row(++numbers[0], record.getFields()));
    }
}
