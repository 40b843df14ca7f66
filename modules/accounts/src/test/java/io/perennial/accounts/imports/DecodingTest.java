package io.perennial.accounts.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.Refusal;
import io.perennial.platform.call.RequestRefusal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodingTest {
    private static final String TEXT = "name,city\nMüller & Söhne,Köln\n华为 🎯,深圳\n";

    @ParameterizedTest(name = "{0}")
    @CsvSource({"UTF-8, efbbbf", "UTF-16LE, fffe", "UTF-16BE, feff", "UTF-32LE, fffe0000", "UTF-32BE, 0000feff", "GB18030, 84319533"})
    void a_byte_order_mark_tells_the_encoding_and_is_no_part_of_the_text(String charset, String mark) {
        assertEquals(TEXT, decoded(with(mark, TEXT.getBytes(Charset.forName(charset))), StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"UTF-8", "UTF-16LE", "GB18030"})
    void a_declared_encoding_is_used(String charset) {
        assertEquals(TEXT, decoded(TEXT.getBytes(Charset.forName(charset)), Charset.forName(charset)));
    }

    @Test
    void a_long_text_is_decoded_across_its_pieces() {
        var text = "x🎯华".repeat(100_000);

        assertEquals(text, decoded(text.getBytes(Charset.forName("GB18030")), Charset.forName("GB18030")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', value = {
        "windows-1252|Müller & Söhne",
        "windows-1252|“Müller & Söhne GmbH” – Zürich – München – Café Zoë",
        "GB18030|华为",
        "GB18030|华为技术有限公司 深圳 阿里巴巴 杭州",
        "Big5|台灣積體電路製造股份有限公司"})
    void what_is_not_utf_8_is_refused_with_its_line_and_what_it_looks_like(String charset, String name) {
        var file = "id,name\n" + "1,plain\n".repeat(5_000) + "2," + name + "\n";

        assertEquals(
                "The file is not UTF-8. See line 5002. It looks like " + charset + ": save it as UTF-8, or send it with `Content-Type: "
                        + "text/csv; charset=" + charset + "`.",
                refusal(file.getBytes(Charset.forName(charset)), StandardCharsets.UTF_8).detail());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"UTF-16LE", "UTF-16BE"})
    void units_of_two_bytes_without_a_mark_are_refused_as_what_they_look_like(String charset) {
        var detail = refusal("id,name\n1,Ann\n2,Bo\n".getBytes(Charset.forName(charset)), StandardCharsets.UTF_8).detail();

        assertEquals("The file contains control characters (NUL or ETX), so it is not text. It looks like " + charset
                + ": save it as UTF-8, or send it with `Content-Type: text/csv; charset=" + charset + "`.", detail);
    }

    @Test
    void what_is_no_text_is_refused() {
        assertEquals("The file contains control characters (NUL or ETX), so it is not text.", refusal("id\n\0\n").detail());
        assertEquals("The file contains control characters (NUL or ETX), so it is not text.", refusal("id\n\u0003\n").detail());
        assertEquals("The file looks like an Excel workbook. Save it as CSV in UTF-8.", refusal("PK\u0003\u0004abc").detail());
        assertEquals("The file is not UTF-8. See line 1.", refusal(new byte[] {'a', (byte) 0xC3}, StandardCharsets.UTF_8).detail()
                .substring(0, 34));
    }

    @Test
    void a_file_that_grows_beyond_the_limit_in_utf_8_is_too_large() {
        var file = "华".repeat(CsvUpload.MAXIMUM_BYTES / 2 - 1).getBytes(Charset.forName("GB18030"));

        assertEquals(RequestRefusal.TOO_LARGE, refusal(file, Charset.forName("GB18030")).reason());
    }

    private static Refusal refusal(String text) {
        return refusal(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Refusal refusal(byte[] file, Charset declared) {
        return assertThrows(Refusal.class, () -> decoded(file, declared));
    }

    private static String decoded(byte[] file, Charset declared) {
        return new String(Decoding.utf8(new CsvUpload(file, declared)), StandardCharsets.UTF_8);
    }

    private static byte[] with(String mark, byte[] text) {
        var file = new ByteArrayOutputStream();
        file.writeBytes(HexFormat.of().parseHex(mark));
        file.writeBytes(text);
        return file.toByteArray();
    }
}
