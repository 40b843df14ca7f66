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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    @Test
    void rows_are_numbered_under_the_header_and_blank_lines_are_none() {
        var file = file("id, name \r\n1,Ann\r\n\r\n2,\"Bo, or \"\"Bob\"\"\"\r\n");

        assertEquals(List.of("id", "name"), file.header());
        assertEquals(List.of(new Row(1, List.of("1", "Ann")), new Row(2, List.of("2", "Bo, or \"Bob\""))), file.rows().toList());
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {",", ";", "\t", "|"})
    void the_separator_is_the_one_with_which_the_header_has_the_most_columns(String separator) {
        var text = "id_name_note\n7_\"a_b\"_x\n".replace("_", separator);

        assertEquals(List.of(new Row(1, List.of("7", "a" + separator + "b", "x"))), file(text).rows().toList());
    }

    @Test
    void a_first_line_with_the_separator_is_no_header() {
        var file = file("sep=;\r\nid\r\n\"7;8\";9\r\n");

        assertEquals(List.of("id"), file.header());
        assertEquals(List.of(new Row(1, List.of("7;8", "9"))), file.rows().toList());
    }

    @Test
    void one_column_has_no_separator() {
        assertEquals(List.of(new Row(1, List.of("7"))), file("id\n7\n").rows().toList());
        assertEquals(List.of(), file("id").rows().toList());
    }

    @Test
    void chinese_and_signs_beyond_the_basic_plane_are_read() {
        assertEquals(List.of(new Row(1, List.of("华为", "🎯"))), file("name,sign\n华为,🎯\n").rows().toList());
    }

    @Test
    void a_quote_that_is_never_closed_is_refused() {
        assertEquals(RequestRefusal.MALFORMED_REQUEST, refusal("id,name\n1,\"Ann\n2,Bo\n".getBytes(StandardCharsets.UTF_8)).reason());
    }

    @Test
    void what_has_no_header_is_refused() {
        assertEquals("The file is empty. It has no header.", refusal(new byte[0]).detail());
    }

    @Test
    void a_hundred_thousand_rows_are_read_and_one_more_refused() {
        var most = "id\n" + "7\n".repeat(CsvFile.MAXIMUM_ROWS);

        assertEquals(CsvFile.MAXIMUM_ROWS, file(most).rows().count());
        assertEquals(RequestRefusal.TOO_LARGE, refusal((most + "7\n").getBytes(StandardCharsets.UTF_8)).reason());
    }

    @Test
    void millions_of_rows_are_refused_before_the_last_one_is_read() {
        var broken = "id\n" + "7\n".repeat(3_000_000) + "\"never closed";

        assertEquals(RequestRefusal.TOO_LARGE, refusal(broken.getBytes(StandardCharsets.UTF_8)).reason());
    }

    @Test
    void a_cell_of_ten_megabytes_is_one_cell() {
        var cell = "x".repeat(10 * 1024 * 1024);

        assertEquals(List.of(new Row(1, List.of("7", cell))), file("id,note\n7," + cell + "\n").rows().toList());
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
