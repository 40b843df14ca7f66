package io.perennial.accounts.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.accounts.imports.CsvFile.Row;
import io.perennial.kernel.Refusal;
import io.perennial.platform.call.RequestRefusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CsvFileTest {
    @Test
    void rows_are_numbered_under_the_header_and_blank_lines_are_none() {
        var file = file("id, name \r\n1,Ann\r\n\r\n2,\"Bo, or \"\"Bob\"\"\"\r\n");

        assertEquals(List.of("id", "name"), file.header());
        assertEquals(List.of(new Row(1, List.of("1", "Ann")), new Row(2, List.of("2", "Bo, or \"Bob\""))), file.rows().toList());
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_name() {
        assertEquals(List.of("id"), file("\uFEFFid\n1\n").header());
    }

    @Test
    void chinese_and_signs_beyond_the_basic_plane_are_read() {
        assertEquals(List.of(new Row(1, List.of("华为", "🎯"))), file("name,sign\n华为,🎯\n").rows().toList());
    }

    @Test
    void another_encoding_is_refused_with_its_line() {
        assertEquals("The file is not UTF-8. See line 2.", refusal("name\nMünchen\n".getBytes(StandardCharsets.ISO_8859_1)).detail());
        assertEquals("The file is not UTF-8. See line 1.", refusal(new byte[] {'a', (byte) 0xC3}).detail());
    }

    @Test
    void a_quote_that_is_never_closed_is_refused() {
        assertEquals(RequestRefusal.MALFORMED_REQUEST, refusal("id,name\n1,\"Ann\n2,Bo\n".getBytes(StandardCharsets.UTF_8)).reason());
    }

    @Test
    void what_is_no_text_or_has_no_header_is_refused() {
        assertEquals("The file contains control characters (NUL or ETX), so it is not text.",
                refusal("id\n\0\n".getBytes(StandardCharsets.UTF_8)).detail());
        assertEquals("The file is empty. It has no header.", refusal(new byte[0]).detail());
    }

    @Test
    void a_hundred_thousand_rows_are_read_and_one_more_refused() {
        var most = "id\n" + "7\n".repeat(CsvFile.MAXIMUM_ROWS);

        assertEquals(CsvFile.MAXIMUM_ROWS, file(most).rows().count());
        assertEquals(RequestRefusal.TOO_LARGE, refusal((most + "7\n").getBytes(StandardCharsets.UTF_8)).reason());
    }

    @Test
    void columns_that_are_lacking_are_named() {
        assertEquals(List.of("city", "zip"), file("id,name\n").lacking(Set.of("zip", "id", "city")));
    }

    private static Refusal refusal(byte[] bytes) {
        return assertThrows(Refusal.class, () -> CsvFile.checked(bytes));
    }

    private static CsvFile file(String text) {
        return CsvFile.checked(text.getBytes(StandardCharsets.UTF_8));
    }
}
