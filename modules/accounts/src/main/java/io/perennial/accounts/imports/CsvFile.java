package io.perennial.accounts.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.Sentence;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.RequestRefusal;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A file of comma-separated values (RFC 4180) in UTF-8, with or without a byte order mark. Its first row is the header. */
final class CsvFile {
    static final int MAXIMUM_ROWS = 100_000;
    private static final byte[] MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

    /** Appended after the last line. It is a row of its own unless a quote before it is still open. */
    private static final String END = "\u0003";

    /**
     * A row of the file.
     *
     * @param number its place below the header, from 1, without blank lines
     * @param cells as they were sent
     */
    record Row(int number, List<String> cells) {}

    private final List<String> header;
    private final Iterator<CsvRecord> records;

    private CsvFile(Reader text) {
        records = CsvReader.builder().allowExtraFields(true).allowMissingFields(true).ofCsvRecord(text).iterator();
        var first = records.next();
        if (isEnd(first)) throw refused("The file is empty. It has no header.");
        header = first.getFields().stream().map(String::strip).toList();
    }

    /** Reads the header. Rows are read on demand. */
    static CsvFile of(byte[] bytes) {
        int begin = hasMark(bytes) ? MARK.length : 0;
        var all = new SequenceInputStream(
                new ByteArrayInputStream(bytes, begin, bytes.length - begin),
                new ByteArrayInputStream(("\n" + END).getBytes(StandardCharsets.UTF_8)));
        try {
            return new CsvFile(new InputStreamReader(all, StandardCharsets.UTF_8));
        } catch (CsvParseException broken) {
            throw refused("The header of the file is not a line of comma-separated values.");
        }
    }

    private static boolean hasMark(byte[] bytes) {
        return bytes.length >= MARK.length && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
    }

    private static boolean isEnd(CsvRecord record) {
        return record.getFieldCount() == 1 && record.getField(0).equals(END);
    }

    /** Reads the file to its end first, so that no row can turn out unreadable later. Then returns it like {@link #of}. */
    static CsvFile checked(byte[] bytes) {
        refuseOtherThanText(bytes);
        long rows = of(bytes).rows().count();
        if (rows > MAXIMUM_ROWS) throw RequestRefusal.TOO_LARGE.because("A file must have at most 100,000 rows.");
        return of(bytes);
    }

    private static void refuseOtherThanText(byte[] bytes) {
        for (byte here : bytes)
            if (here == 0 || here == END.charAt(0)) throw refused("The file contains control characters (NUL or ETX), so it is not text.");
        var rest = ByteBuffer.wrap(bytes);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var piece = CharBuffer.allocate(8_192);
        CoderResult result;
        do result = decoder.decode(rest, piece.clear(), true);
        while (result.isOverflow());
        if (result.isError())
            throw refused(Wording.of("The file is not UTF-8. See line {line}.").with("line", line(bytes, rest.position())));
    }

    private static long line(byte[] bytes, int position) {
        long line = 1;
        for (int at = 0; at < position; at++) if (bytes[at] == '\n') line++;
        return line;
    }

    private static Refusal refused(@Sentence String detail) {
        return refused(Wording.of(detail));
    }

    private static Refusal refused(Wording detail) {
        return RequestRefusal.MALFORMED_REQUEST.because(detail);
    }

    List<String> header() {
        return header;
    }

    /** Returns the columns that the header does not have, sorted. */
    List<String> lacking(Set<String> columns) {
        return columns.stream().filter(column -> !header.contains(column)).sorted().toList();
    }

    /** Returns the rows that are not yet read. */
    Stream<Row> rows() {
        Iterable<Row> left = Rows::new;
        return StreamSupport.stream(left.spliterator(), false);
    }

    private final class Rows implements Iterator<Row> {
        private int number;
        private CsvRecord next = following();

        @Override
        public boolean hasNext() {
            return !isEnd(next);
        }

        @Override
        public Row next() {
            var row = new Row(++number, next.getFields());
            next = following();
            return row;
        }

        private CsvRecord following() {
            try {
                if (records.hasNext()) return records.next();
            } catch (CsvParseException broken) {
                throw refused(Wording.of("The file is not valid CSV. See row {row}.").with("row", number + 1));
            }
            throw refused(
                    Wording.of("The file ends inside a quoted cell that begins in row {row} or earlier.").with("row", number));
        }
    }
}
