package io.perennial.accounts.imports;

import io.perennial.kernel.Refusal;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.RequestRefusal;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * Decodes a file by its byte order mark, otherwise by the declared encoding. It never guesses, because a wrong guess would store wrong
 * names; it only says what a file looks like that it cannot read.
 */
record Decoding(Charset charset, int from) {
    private static final int PIECE = 8_192;

    /** The first bytes of a ZIP archive, and so of an Excel workbook. */
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private record Mark(String charset, byte[] bytes) {
        Mark(String charset, String hex) {
            this(charset, HexFormat.of().parseHex(hex));
        }
    }

    /** UTF-32 precedes UTF-16, because a mark of UTF-32 begins with one of UTF-16. */
    private static final List<Mark> MARKS = List.of(
            new Mark("UTF-8", "efbbbf"), new Mark("UTF-32LE", "fffe0000"), new Mark("UTF-32BE", "0000feff"),
            new Mark("UTF-16LE", "fffe"), new Mark("UTF-16BE", "feff"), new Mark("GB18030", "84319533"));

    /** Returns the text of a file in UTF-8, without a byte order mark. */
    static byte[] utf8(CsvUpload upload) {
        var file = upload.bytes();
        if (begins(file, ZIP)) throw refused(Wording.of("The file looks like an Excel workbook. Save it as CSV in UTF-8."));
        var text = of(upload).text(file);
        if (text.length > CsvUpload.MAXIMUM_BYTES) throw RequestRefusal.TOO_LARGE.because("A file must have at most 32 MB in UTF-8.");
        for (byte here : text) if (here == 0 || here == CsvFile.END) throw notText(file);
        return text;
    }

    private static Decoding of(CsvUpload upload) {
        return MARKS.stream()
                .filter(mark -> begins(upload.bytes(), mark.bytes()))
                .findFirst()
                .map(mark -> new Decoding(Charset.forName(mark.charset()), mark.bytes().length))
                .orElseGet(() -> new Decoding(upload.charset(), 0));
    }

    private static boolean begins(byte[] file, byte[] mark) {
        return file.length >= mark.length && Arrays.equals(file, 0, mark.length, mark, 0, mark.length);
    }

    private byte[] text(byte[] file) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            decode(file, piece -> {});
            return from == 0 ? file : Arrays.copyOfRange(file, from, file.length);
        }
        var text = new ByteArrayOutputStream(file.length);
        decode(file, piece -> text.writeBytes(bytes(StandardCharsets.UTF_8.encode(piece))));
        return text.toByteArray();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** Decodes piece by piece, because a whole file as characters would take twice its size. */
    private void decode(byte[] file, Consumer<CharBuffer> each) {
        var rest = ByteBuffer.wrap(file, from, file.length - from);
        var decoder = charset.newDecoder();
        var piece = CharBuffer.allocate(PIECE);
        long line = 1;
        CoderResult result;
        do {
            result = decoder.decode(rest, piece.clear(), true);
            piece.flip();
            line += piece.chars().filter(here -> here == '\n').count();
            if (result.isError()) throw unreadable(file, line);
            each.accept(piece);
        } while (result.isOverflow());
    }

    private Refusal unreadable(byte[] file, long line) {
        var detail = Wording.of("The file is not {charset}. See line {line}.").with("charset", charset.name()).with("line", line);
        return refused(advised(detail, LikelyEncoding.of(file)));
    }

    private static Refusal notText(byte[] file) {
        var detail = Wording.of("The file contains control characters (NUL or ETX), so it is not text.");
        return refused(advised(detail, LikelyEncoding.ofUnits(file)));
    }

    private static Wording advised(Wording detail, String likely) {
        if (likely.isEmpty()) return detail;
        return Wording.of("{detail} It looks like {likely}: save it as UTF-8, or send it with `Content-Type: text/csv; charset={likely}`.")
                .with("detail", detail).with("likely", likely);
    }

    private static Refusal refused(Wording detail) {
        return RequestRefusal.MALFORMED_REQUEST.because(detail);
    }
}
