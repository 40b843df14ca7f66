package io.perennial.accounts.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.perennial.kernel.Wording;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests how refused rows are given back: by the names of their columns, and as texts that no spreadsheet runs. */
class RefusedRowsTest {
    private static final String MAPPING =
            """
            kind: contracts
            match: {system: crm, column: Nr}
            account: {system: crm, column: Customer}
            fields: {number: {column: Nr}, startsOn: {column: Begin}, currency: {constant: EUR}, billing: {column: billing}}
            customFields: {canary: {column: Remark}}
            lines:
              - {product: {constant: Set-up}, quantity: {constant: 1}, unitPrice: {column: Once}}
              - {product: {constant: Seats}, quantity: {column: Seats}, unitPrice: {column: Price}}
            """;

    private final ColumnNames columns = new ColumnNames(mapping());

    @Test
    void a_reason_names_the_column_and_the_field_that_is_read_from_it() {
        assertEquals(
                List.of("Begin (startsOn)", "billing", "currency", "Remark (customFields.canary)", "Seats (lines.1.quantity)",
                        "lines.7.quantity",
                        "Nr (externalId)", "Nr (externalKeys.0.externalId)", "Customer (accountId)", "Customer", "endsOn", ""),
                List.of("startsOn", "billing", "currency", "customFields.canary", "lines.1.quantity", "lines.7.quantity", "externalId",
                        "externalKeys.0.externalId", "accountId", "Customer", "endsOn", "").stream().map(this::named).toList());
    }

    private String named(String at) {
        return columns.named(new Reason(at, Wording.of("is required"))).at();
    }

    @Test
    void what_a_spreadsheet_would_run_is_given_back_as_a_text_and_read_as_it_was() {
        var refused = new RefusedRows(List.of("id", "=h"),
                List.of(new RefusedRows.Refused(1, "=h: is required", null, List.of("-5", "=cmd|' /C calc'!A0"))));

        var csv = refused.csv(Wording::english);

        assertEquals("row,reason,id,'=h\r\n1,'=h: is required,-5,'=cmd|' /C calc'!A0\r\n", csv);
        var again = CsvFile.of(csv.replace("row,reason,", "").replace("1,'=h: is required,", "").getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of("id", "=h"), again.header());
        assertEquals("=cmd|' /C calc'!A0", Cells.read(again.rows().findFirst().orElseThrow().cells().get(1)));
    }

    private static ImportMapping mapping() {
        try {
            return ImportMapping.read(new ObjectMapper().writeValueAsString(new YAMLMapper().readTree(MAPPING)));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }
}
