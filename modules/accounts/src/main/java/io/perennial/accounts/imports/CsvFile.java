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
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A file of separated values (RFC 4180) in UTF-8 without a byte order mark. Its first row is the header, which shows the separator: the
 * one with which the header has the most columns, or the one of a first line such as {@code sep=;}, which Excel writes.
 */
final class CsvFile {
    static final int MAXIMUM_ROWS = 100_000;

    /** Appended after the last line. It is a row of its own unless a quote before it is still open. No file contains it. */
    static final char END = '\u0003';

    /** The comma comes first, because it is used unless another one gives more columns. */
    private static final String SEPARATORS = ",;\t|";
    private static final String NAMED = "sep=";

    /**
     * A row of the file.
     *
     * @param number its place below the header, from 1, without blank lines
     * @param cells as they were sent
     */
    record Row(int number, List<String> cells) {}

    private final List<String> header;
    private final Iterator<CsvRecord> records;

    private CsvFile(Reader text, char separator) {
        records =
                CsvReader.builder().fieldSeparator(separator).allowExtraFields(true).allowMissingFields(true).ofCsvRecord(text).iterator();
        var first = records.next();
        if (isEnd(first)) throw refused("The file is empty. It has no header.");
        header = first.getFields().stream().map(Cells::read).toList();
    }

    /** Reads the header. Rows are read on demand. */
    static CsvFile of(byte[] text) {
        var named = new String(text, 0, Math.min(text.length, NAMED.length() + 2), StandardCharsets.UTF_8);
        if (named.matches(NAMED + "[" + SEPARATORS + "][\r\n]")) return of(text, NAMED.length() + 1, named.charAt(NAMED.length()));
        CsvFile best = of(text, 0, SEPARATORS.charAt(0));
        for (char separator : SEPARATORS.substring(1).toCharArray()) {
            var file = of(text, 0, separator);
            if (file.header.size() > best.header.size()) best = file;
        }
        return best;
    }

    private static CsvFile of(byte[] text, int begin, char separator) {
        var all = new SequenceInputStream(
                new ByteArrayInputStream(text, begin, text.length - begin),
                new ByteArrayInputStream(("\n" + END).getBytes(StandardCharsets.UTF_8)));
        try {
            return new CsvFile(new InputStreamReader(all, StandardCharsets.UTF_8), separator);
        } catch (CsvParseException broken) {
            throw refused("The header of the file is not a line of separated values.");
        }
    }

    private static boolean isEnd(CsvRecord record) {
        return record.getFieldCount() == 1 && record.getField(0).equals(String.valueOf(END));
    }

    /** Reads the file to its end first, so that no row can turn out unreadable later. Then returns it like {@link #of}. */
    static CsvFile checked(byte[] text) {
        long rows = of(text).rows().limit(MAXIMUM_ROWS + 1L).count();
        if (rows > MAXIMUM_ROWS) throw RequestRefusal.TOO_LARGE.because("A file must have at most 100,000 rows.");
        return of(text);
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
