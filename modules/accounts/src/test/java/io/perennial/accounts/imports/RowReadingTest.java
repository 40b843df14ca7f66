package io.perennial.accounts.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.perennial.accounts.imports.CsvFile.Row;
import io.perennial.accounts.imports.RowReading.Read;
import io.perennial.platform.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReadingTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** The identities of the facts in the real exports; all other mappings are of records. */
    private static final Map<String, List<String>> IDENTITIES = Map.of(
            "feature_usage", List.of("metric", "at", "key"), "churn_events", List.of("occurredOn", "kind", "key"),
            "tenure", List.of("name", "at"), "contract_length", List.of("name", "at"), "tech_support", List.of("name", "at"),
            "monthly_charges", List.of("name", "at"), "churn", List.of("occurredOn", "kind", "key"),
            "states", List.of("ticket", "at", "state", "reason", "queue", "tier"));

    @ParameterizedTest(name = "{0} of [{1}] is {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{column: a}|` x y `|\"x y\"",
        "{column: a}|``|null",
        "{constant: EUR}|`ignored`|\"EUR\"",
        "{column: a, whenBlank: none}|``|\"none\"",
        "{column: a, as: integer}|-12|-12",
        "{column: a, as: decimal}|12.50|12.5",
        "{column: a, as: decimal}|10.0|10",
        "{column: a, as: decimal, format: '1,234.56'}|1,234,567.8|1234567.8",
        "{column: a, as: decimal, format: '1.234,56'}|1.234,5|1234.5",
        "{column: a, as: decimal, format: '1234,56'}|-1234,5|-1234.5",
        "{column: a, as: decimal, dividedBy: b}|100|12.5",
        "{column: a, as: boolean}|TRUE|true",
        "{column: a, as: date}|2026-02-28|\"2026-02-28\"",
        "{column: a, as: date, format: dd.MM.yyyy}|03.02.2026|\"2026-02-03\"",
        "{column: a, as: date, format: d MMM uuuu}|3 feb 2026|\"2026-02-03\"",
        "{column: a, as: instant}|2026-02-03|\"2026-02-02T16:00:00Z\"",
        "{column: a, as: instant, zone: Europe/Berlin}|2026-02-03|\"2026-02-02T23:00:00Z\"",
        "{column: a, as: instant, format: uuuu-MM-dd HH:mm}|2026-02-03 09:30|\"2026-02-03T01:30:00Z\"",
        "{column: a, as: instant, format: \"uuuu-MM-dd'T'HH:mmXXX\"}|2026-02-03T09:30+01:00|\"2026-02-03T08:30:00Z\"",
        "{column: a, as: instant, format: \"uuuu-MM-dd'T'HH:mmXXX\", zone: Europe/Berlin}|2026-10-25T02:30+01:00|\"2026-10-25T01:30:00Z\"",
        "{column: a, as: instant, zone: America/Santiago}|2026-09-06|\"2026-09-06T04:00:00Z\"",
        "{column: a, as: list}|` x; y ;;z`|[\"x\",\"y\",\"z\"]",
        "{column: a, as: list, separator: '/'}|x/y|[\"x\",\"y\"]",
        "{column: a, as: last_day}|2026-12-31|\"2027-01-01\"",
        "{column: a, as: last_day, format: dd.MM.uuuu}|28.02.2028|\"2028-02-29\"",
        "{column: a, as: months_before, day: 2026-01-31}|2|\"2025-11-30\"",
        "{column: a, as: months_before, day: 2026-01-01, zone: America/Los_Angeles}|6|\"2025-07-01T07:00:00Z\"",
        "{column: a, as: minutes_after, after: day}|90|\"2026-02-02T17:30:00Z\"",
        "{column: a, values: {UK: GB}}|UK|\"GB\"",
        "{column: a, values: {UK: GB}, otherwise: keep}|FR|\"FR\"",
        "{column: a, values: {No: null}}|No|null",
        "{column: a, values: {n/a: 0}, otherwise: keep, as: integer}|7|7"})
    void a_cell_is_read_as_its_source_says(String source, String cell, String expected) throws IOException {
        var read = read(source, cell == null ? "" : cell);

        assertEquals(List.of(), read.reasons());
        assertEquals(new JsonMapper().readTree(expected).toString(), read.fields().path("name").toString());
    }

    @ParameterizedTest(name = "{0} of [{1}]: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{column: a, as: integer}|1.5|name: must be a whole number",
        "{column: a, as: decimal}|1,5|name: must be a number of the form 1234.56",
        "{column: a, as: decimal, format: '1.234,56'}|12.34|name: must be a number of the form 1.234,56",
        "{column: a, as: decimal, dividedBy: b}|100.0000001|name: must give a quotient with at most six decimals",
        "{column: a, as: decimal, dividedBy: zero}|100|name: must give a quotient with at most six decimals",
        "{column: a, as: boolean}|yes|name: must be true or false",
        "{column: a, as: date}|2026-02-30|name: must be a date of the form uuuu-MM-dd",
        "{column: a, as: instant}|soon|name: must be a time of the form uuuu-MM-dd",
        "{column: a, as: instant, format: uuuu-MM-dd HH:mm, zone: Europe/Berlin}|2026-03-29 02:30|`name: does not exist in Europe/Berlin, because the clocks go forward`",
        "{column: a, as: instant, format: uuuu-MM-dd HH:mm, zone: Europe/Berlin}|2026-10-25 02:30|`name: exists twice in Europe/Berlin, because the clocks go back; add the offset from UTC`",
        "{column: a, values: {UK: GB}}|FR|name: must be one of the values in the mapping"})
    void what_cannot_be_read_has_its_reason(String source, String cell, String reason) throws IOException {
        assertEquals(List.of(reason), reasons(read(source, cell)));
    }

    @Test
    void a_decimal_that_would_be_kept_as_zero_is_refused() throws IOException {
        var tiny = "0." + "0".repeat(400) + "1";

        assertEquals(List.of("name: must be a number in the allowed range"), reasons(read("{column: a, as: decimal}", tiny)));
    }

    @Test
    void every_reason_of_a_row_is_told_at_once() throws IOException {
        var mapping = mapping(
                "{kind: accounts, match: {system: crm, column: id}, fields: {name: {column: n}, employees: {column: e, as: integer}},"
                        + " customFields: {trial: {column: t, as: boolean}}}");

        var read = new RowReading(mapping, List.of("id", "n", "e", "t"), SHANGHAI, List.of())
                .read(new Row(1, List.of(" ", "Ann", "many", "maybe", "5th")));

        assertEquals(Set.of("the row has 5 cells, but the header has 4", "id: is required", "employees: must be a whole number",
                "customFields.trial: must be true or false"), Set.copyOf(reasons(read)));
    }

    @Test
    void a_line_without_a_price_is_none_and_its_numbers_are_texts() throws IOException {
        var mapping = mapping(
                "{kind: contracts, match: {system: crm, column: id}, account: {system: crm, column: id}, fields: {number: {column: id}},"
                        + " lines: [{product: {constant: Seats}, quantity: {column: n, as: decimal}, unitPrice: {column: p, as: decimal}},"
                        + " {product: {constant: Setup}, quantity: {constant: '1'}, unitPrice: {column: s, as: decimal}, recurring: {constant: false}}]}");

        var read = new RowReading(mapping, List.of("id", "n", "p", "s"), SHANGHAI, List.of())
                .read(new Row(1, List.of("D1", "10", "12.345678", "")));

        assertEquals("[{\"product\":\"Seats\",\"quantity\":\"10\",\"unitPrice\":\"12.345678\"}]", sorted(read.fields().path("lines")));
    }

    @Test
    void the_columns_of_a_mapping_are_all_that_it_reads() throws IOException {
        assertEquals(
                Set.of("subscription_id", "account_id", "start_date", "end_date", "billing_frequency", "auto_renew_flag", "plan_tier",
                        "seats", "mrr_amount"),
                RowReading.columns(committed("ravenstack", "subscriptions")));
    }

    @ParameterizedTest(name = "{2}: {3} rows by {0}/{1}")
    @CsvSource({
        "ravenstack, accounts, ravenstack_mit/ravenstack_accounts.csv, 500",
        "ravenstack, subscriptions, ravenstack_mit/ravenstack_subscriptions.csv, 5000",
        "ravenstack, feature_usage, ravenstack_mit/ravenstack_feature_usage.csv, 24979",
        "ravenstack, churn_events, ravenstack_mit/ravenstack_churn_events.csv, 600",
        "ravenstack, support_tickets, ravenstack_mit/ravenstack_support_tickets.csv, 2000",
        "volvo, states, bpi2013_volvo/VINST-new.csv.gz, 65533",
        "telco, customers, telco_churn_ibm/Telco-Customer-Churn.csv, 7043",
        "telco, contracts, telco_churn_ibm/Telco-Customer-Churn.csv, 7043",
        "telco, tenure, telco_churn_ibm/Telco-Customer-Churn.csv, 7043",
        "telco, contract_length, telco_churn_ibm/Telco-Customer-Churn.csv, 7043",
        "telco, tech_support, telco_churn_ibm/Telco-Customer-Churn.csv, 7043",
        "telco, monthly_charges, telco_churn_ibm/Telco-Customer-Churn.csv, 7043",
        "telco, churn, telco_churn_ibm/Telco-Customer-Churn.csv, 7043"})
    void every_row_of_a_real_export_is_read(String tenant, String mapping, String path, int rows) throws IOException {
        var read = export(tenant, mapping, path);

        assertEquals(rows, read.size());
        assertEquals(List.of(), read.stream().flatMap(row -> reasons(row).stream()).distinct().limit(9).toList());
    }

    /** The export has a row for each state of an incident. Its first rows are the incidents. */
    @Test
    void the_incidents_of_volvo_are_the_first_rows_of_each() throws IOException {
        var read = export("volvo", "incidents", "bpi2013_volvo/VINST-new.csv.gz");

        assertEquals(7_554, read.stream().filter(row -> row.reasons().isEmpty()).count());
        assertEquals("\"2010-03-31T14:59:42Z\"", read.getFirst().fields().path("reportedAt").toString());
    }

    private static List<Read> export(String tenant, String mapping, String path) throws IOException {
        var bytes = Files.newInputStream(SharedData.file(path));
        try (var content = path.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
            var file = CsvFile.checked(Decoding.utf8(new CsvUpload(content.readAllBytes(), StandardCharsets.UTF_8)));
            var reading = new RowReading(committed(tenant, mapping), file.header(),
                    ZoneId.of(tenant.equals("telco") ? "America/Los_Angeles" : "UTC"),
                    IDENTITIES.getOrDefault(mapping, List.of()));
            return file.rows().map(reading::read).toList();
        }
    }

    @Test
    void a_key_that_an_earlier_row_has_is_refused_however_often_the_rows_are_read() throws IOException {
        var mapping = mapping("{kind: accounts, match: {system: crm, column: id}, fields: {name: {column: n}}}");
        var reading = new RowReading(mapping, List.of("id", "n"), SHANGHAI, List.of());
        var rows = List.of(row(1, "7", "Ann"), row(2, "8", "Bo"), row(3, " 7", "Cy"), row(4, "", "Di"), row(5, "", "Ed"));

        for (int run = 0; run < 2; run++)
            assertEquals(
                    List.of(List.of(), List.of(), List.of("id: row 1 has the same key"), List.of("id: is required"),
                            List.of("id: is required")),
                    rows.stream().map(reading::read).map(RowReadingTest::reasons).toList());
    }

    @Test
    void a_fact_that_an_earlier_row_has_told_is_refused() throws IOException {
        var mapping = mapping("{kind: signals, account: {system: crm, column: id},"
                + " fields: {name: {constant: nps}, at: {column: day, as: instant}, value: {column: v, as: decimal}}}");
        var reading = new RowReading(mapping, List.of("id", "day", "v"), SHANGHAI, List.of("name", "at"));
        var rows = List.of(row(1, "7", "2026-02-03", "1"), row(2, "8", "2026-02-03", "1"), row(3, "7", "2026-02-04", "1"),
                row(4, "7", "2026-02-03", "2"));

        assertEquals(List.of(List.of(), List.of(), List.of(), List.of("row 1 has the same account, name, at")),
                rows.stream().map(reading::read).map(RowReadingTest::reasons).toList());
    }

    @Test
    void a_header_among_the_rows_is_no_record() throws IOException {
        var mapping = mapping("{kind: accounts, match: {system: crm, column: id}, fields: {name: {column: n}}}");

        var read = new RowReading(mapping, List.of("id", "n"), SHANGHAI, List.of()).read(row(9, "id", " n"));

        assertTrue(read.isNone());
        assertEquals(List.of("the row repeats the header"), reasons(read));
    }

    private static List<String> reasons(Read read) {
        return read.reasons().stream().map(Reason::english).toList();
    }

    private static Row row(int number, String... cells) {
        return new Row(number, List.of(cells));
    }

    private static Read read(String source, String cell) throws IOException {
        var mapping = mapping("{kind: accounts, match: {system: crm, column: id}, fields: {name: " + source + "}}");
        return new RowReading(mapping, List.of("id", "a", "b", "zero", "day"), SHANGHAI, List.of())
                .read(new Row(1, List.of("7", cell, "8", "0", "2026-02-03")));
    }

    private static ImportMapping mapping(String yaml) throws IOException {
        return ImportMapping.read(new YAMLMapper().readTree(yaml).toString());
    }

    private static ImportMapping committed(String tenant, String mapping) throws IOException {
        return mapping(Files.readString(Path.of("../../tenants", tenant, "mappings", mapping + ".yaml")));
    }

    /** Returns the JSON with fields sorted by name. */
    private static String sorted(JsonNode node) throws IOException {
        var json =
                JsonMapper.builder().configure(com.fasterxml.jackson.databind.SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true).build();
        return json.writeValueAsString(json.treeToValue(node, Object.class));
    }
}
