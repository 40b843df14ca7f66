package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests imports of files from other systems. Each test imports its own rows with the mappings in {@code
 * src/test/resources/tenant/mappings}.
 */
@ExtendWith(RunningPerennial.class)
class ImportsApiIT {
    private static final String COMPANIES = "id,name,country,employees,tags,remark\n";
    private static final String PEOPLE = "id,company,name,mails,part,mailing\n";
    private static final String DEALS = "deal,company,begins,billed,currency,plan,seats,sum\n";
    private static final String READINGS = "deal,at,count\n";

    private final PerennialApi api;
    private final String mark = UUID.randomUUID().toString().substring(24);

    ImportsApiIT(Perennial perennial) {
        this.api = perennial.partner("northwind");
    }

    private Answer start(String kind, String mapping, String csv) {
        return api.send("POST", "/imports?kind=" + kind + "&mapping=" + mapping, "text/csv", csv);
    }

    private Answer finished(Answer started) {
        var id = started.expect(202).text("/id");
        assertEquals("/api/v1/imports/" + id, started.location());
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        for (var now = api.get("/imports/" + id).expect(200); System.nanoTime() < until; now = api.get("/imports/" + id).expect(200)) {
            if (!now.json().path("finishedAt").isNull()) return now;
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        throw new AssertionError("The import " + id + " does not end");
    }

    private Answer bring(String kind, String mapping, String csv, String counts) {
        var done = finished(start(kind, mapping, csv));
        assertEquals(counts, counts(done), done.exchange()::toString);
        return done;
    }

    /** Returns the state and the number of rows: all, created, updated, unchanged, refused. */
    private static String counts(Answer done) {
        var view = done.json();
        return done.text("/state") + " " + view.path("rows") + ": " + view.path("created") + " " + view.path("updated") + " "
                + view.path("unchanged") + " " + view.path("refused");
    }

    private String key(int number) {
        return mark + "-" + number;
    }

    /** Returns the account with a tag, because no other filter finds only this account. */
    private Answer account(String tag) {
        var found = api.all("/accounts?tag=" + tag);
        assertEquals(1, found.size(), found::toString);
        return api.get("/accounts/" + found.getFirst().path("id").asText()).expect(200);
    }

    private static String values(Answer answer, String... pointers) {
        return String.join("|", List.of(pointers).stream().map(answer::text).toList());
    }

    private String company(int number) {
        return key(number) + ",Company " + number + ",Germany,340,eu; " + key(number) + ";eu,\"a, \"\"b\"\"\r\nc\"\r\n";
    }

    private Answer companies(int count, String counts) {
        var csv = new StringBuilder(COMPANIES);
        for (int number = 1; number <= count; number++) csv.append(company(number));
        return bring("accounts", "companies", csv.toString(), counts);
    }

    @Test
    void accounts_come_by_their_mapping_and_a_second_time_nothing_changes() {
        companies(2, "complete 2: 2 0 0 0");
        var first = account(key(1));
        assertEquals("Company 1|DE|340|eu|" + key(1) + "||a, \"b\"\r\nc|export|" + key(1), values(
                first, "/name", "/country", "/employees", "/tags/0", "/tags/1", "/tags/2", "/customFields/canary", "/externalKeys/0/system",
                "/externalKeys/0/externalId"));
        companies(2, "complete 2: 0 0 2 0");
        assertEquals(first.etag(), account(key(1)).etag());
    }

    @Test
    void a_row_changes_what_its_mapping_names_and_an_empty_cell_takes_its_field_away() {
        companies(2, "complete 2: 2 0 0 0");
        var before = account(key(1));
        api.patch("/accounts/" + before.text("/id"), before.etag(), Map.of("website", "https://kept.example", "tier", "gold")).expect(200);
        bring("accounts", "companies", COMPANIES + key(1) + ",New name,AT,," + key(1) + ",\n" + company(2), "complete 2: 0 1 1 0");
        assertEquals("New name|AT|null|" + key(1) + "||https://kept.example|gold", values(
                account(key(1)), "/name", "/country", "/employees", "/tags/0", "/customFields/canary", "/website", "/tier"));
    }

    @Test
    void contacts_come_to_the_accounts_that_the_file_names() {
        companies(1, "complete 1: 1 0 0 0");
        var csv = PEOPLE + key(1) + "," + key(1) + ",Jana Weiß,\"jana@x.example, weiss@x.example\",boss,yes\n"
                + key(2) + "," + key(1) + ",李娜,,user,\n" + key(3) + ",nowhere,Nobody,,user,\n";
        var done = bring("contacts", "people", csv, "complete 3: 2 0 0 1");
        assertEquals("row,reason,id,company,name,mails,part,mailing", refusals(done).get(0));
        assertEquals("3,company: unknown account," + key(3) + ",nowhere,Nobody,,user,", refusals(done).get(1));
        var contacts = api.all("/contacts?sort=name&accountId=" + account(key(1)).text("/id"));
        assertEquals("Jana Weiß jana@x.example weiss@x.example decision_maker granted",
                contacts.get(0).path("name").asText() + " " + contacts.get(0).at("/emails/0").asText()
                        + " " + contacts.get(0).at("/emails/1").asText() + " " + contacts.get(0).path("role").asText() + " "
                        + contacts.get(0).at("/consent/email").asText());
        assertEquals("李娜 unknown", contacts.get(1).path("name").asText() + " " + contacts.get(1).at("/consent/email").asText());
        bring("contacts", "people", csv, "complete 3: 0 0 2 1");
    }

    private String deals() {
        return DEALS + key(1) + "," + key(1) + ",31.01.2024,yearly,EUR,Fleet,40,\"1.000,00\"\n" + key(2) + "," + key(1)
                + ",01.02.2024,monthly,EUR,Trial,0,\n";
    }

    @Test
    void contracts_come_with_their_lines_and_make_their_account_worth_what_they_are() {
        companies(1, "complete 1: 1 0 0 0");
        bring("contracts", "deals", deals(), "complete 2: 2 0 0 0");
        var contracts = api.all("/contracts?sort=startsOn&accountId=" + account(key(1)).text("/id"));
        assertEquals(key(1) + " 2024-01-31 P12M Fleet 25",
                contracts.get(0).path("number").asText() + " " + contracts.get(0).path("startsOn").asText() + " "
                        + contracts.get(0).path("term").asText() + " " + contracts.get(0).at("/lines/0/product").asText() + " "
                        + contracts.get(0).at("/lines/0/unitPrice").asText());
        assertEquals(0, contracts.get(1).path("lines").size(), contracts::toString);
        assertEquals("12000.00|EUR|2", values(account(key(1)), "/arr/amount", "/arr/currency", "/openContracts"));
        bring("contracts", "deals", deals(), "complete 2: 0 0 2 0");
    }

    @Test
    void usage_comes_through_its_contract_in_the_tenants_own_time() {
        companies(1, "complete 1: 1 0 0 0");
        bring("contracts", "deals", deals(), "complete 2: 2 0 0 0");
        var csv = READINGS + key(1) + ",29.02.2024 00:00,7.5\n" + key(2) + ",29.02.2024 23:59,0.5\n" + key(1) + ",30.02.2024 00:00,1\n";
        bring("usage", "readings", csv, "complete 3: 2 0 0 1");
        var days = api.get("/accounts/" + account(key(1)).text("/id") + "/usage?metric=logins&from=2024-02-01&to=2024-03-31").expect(200);
        assertEquals("2024-02-29|2024-03-01|2|8",
                values(days, "/items/0/from", "/items/0/to", "/items/0/points", "/items/0/sum").replace("8.0", "8"));
        bring("usage", "readings", csv, "complete 3: 0 0 2 1");
        bring("usage", "readings", csv.replace("7.5", "8.5"), "complete 3: 0 1 1 1");
    }

    private List<String> refusals(Answer done) {
        return api.get("/imports/" + done.text("/id") + "/refusals").expect(200).body().lines().toList();
    }

    @Test
    void refused_rows_come_back_with_all_that_is_wrong_and_once_corrected_they_go_in() {
        var bad = key(2) + ",,Germania,many,x,\n" + ",No key,DE,1,x,\n" + key(3) + ",Too few,DE\n";
        var tooLong = key(5) + ",Long,DE,many,," + "x".repeat(5_000) + "\n";
        var done = bring("accounts", "companies", COMPANIES + company(1) + bad + company(4) + tooLong, "complete 6: 2 0 0 4");
        var refused = refusals(done);
        assertEquals("row,reason,id,name,country,employees,tags,remark", refused.get(0));
        assertTrue(refused.get(1).matches("2,\"?[^\"]*employees: must be a whole number.*\"?," + key(2) + ",,Germania,many,x,"),
                refused::toString);
        assertEquals("3,id: is required,,No key,DE,1,x,", refused.get(2));
        assertTrue(refused.get(3).startsWith("4,\"the row has 3 cells, but the header has 6\"," + key(3)), refused::toString);
        assertTrue(refused.get(4).matches(".*employees: must be a whole number.*remark \\(customFields.canary\\): must have.*"),
                refused::toString);
        var corrected = COMPANIES + key(2) + ",Corrected,Germany,3,x,\n" + key(3) + ",Long enough,DE,,,\n";
        bring("accounts", "companies", corrected, "complete 2: 2 0 0 0");
        assertEquals(List.of("row,reason,id,name,country,employees,tags,remark"), refusals(companies(1, "complete 1: 0 0 1 0")));
    }

    @Test
    void what_the_api_would_refuse_is_refused_row_by_row_with_each_of_its_fields() {
        var done = bring("accounts", "companies", COMPANIES + key(1) + "," + "n".repeat(201) + ",Germania,-1,x,\n", "complete 1: 0 0 0 1");
        for (var field : List.of("name: ", "country: ", "employees: "))
            assertTrue(refusals(done).get(1).contains(field), refusals(done)::toString);
    }

    @Test
    void a_file_that_cannot_be_read_to_its_end_is_refused_at_once() {
        var before = api.get("/imports?limit=1").expect(200).body();
        var open = COMPANIES + company(1) + key(2) + ",\"never closed,DE,1,x,\n";
        assertTrue(start("accounts", "companies", open).expect(400, "malformed_request").text("/detail").contains("quote"));
        assertTrue(start("accounts", "companies", open + company(3)).expect(400, "malformed_request").text("/detail").contains("row 2"));
        for (var nothing : List.of("", "\u0000\n")) start("accounts", "companies", nothing).expect(400, "malformed_request");
        start("accounts", "companies", COMPANIES + company(1) + "\u0000").expect(400, "malformed_request");
        assertEquals(before, api.get("/imports?limit=1").expect(200).body());
        assertEquals(List.of(), api.all("/accounts?tag=" + key(1)));
    }

    private Answer bytes(byte[] file, String type) {
        return api.sendBytes("POST", "/imports?kind=accounts&mapping=companies", type, file);
    }

    /** Long enough that the random text beside it does not decide which encoding is likely. */
    private static final String CHINESE = "我们的公司是一家在中国的大型企业，我们为全国的客户提供产品和服务，并且有多年的经验，是中国最大的公司之一";

    @Test
    void an_encoding_that_is_not_named_is_refused_with_its_line_and_one_that_is_named_is_read() {
        var german = COMPANIES + company(1) + key(2) + ",Müller & Söhne,DE,1," + key(2) + ",\n";
        var latin = bytes(german.getBytes(StandardCharsets.ISO_8859_1), "text/csv").expect(400, "malformed_request");
        // Which relative of Latin 1 it is cannot be known from a few words, of which some are random.
        assertTrue(latin.text("/detail").matches(".*See line 4\\. It looks like (windows-125|ISO-8859-)\\d+: .*"),
                latin.exchange()::toString);
        var chinese = bytes(german.replace("Müller & Söhne", CHINESE).getBytes(Charset.forName("GB18030")), "text/csv");
        assertTrue(chinese.expect(400, "malformed_request").text("/detail").contains("GB18030"), chinese.exchange()::toString);
        bytes(german.getBytes(StandardCharsets.UTF_8), "text/csv; charset=klingon").expect(415, "unsupported_media_type");

        assertEquals("complete 2: 2 0 0 0", counts(finished(bytes(german.getBytes(StandardCharsets.UTF_16), "text/csv"))));
        assertEquals("Müller & Söhne", account(key(2)).text("/name"));
        for (var sent : List.of("UTF-8", "windows-1252", "GB18030"))
            assertEquals("complete 2: 0 0 2 0",
                    counts(finished(bytes(german.getBytes(Charset.forName(sent)), "text/csv; charset=" + sent))));
        assertEquals("complete 2: 0 0 2 0", counts(finished(bytes(("\uFEFF" + german).getBytes(StandardCharsets.UTF_8), "text/csv"))));
    }

    @Test
    void semicolons_and_tabs_separate_as_well_and_the_rows_are_unchanged_then() {
        companies(1, "complete 1: 1 0 0 0");
        for (var separator : List.of(";", "\t", "|")) {
            var row = "\"" + String.join("\"_\"", key(1), "Company 1", "Germany", "340", "eu; " + key(1) + ";eu")
                    + "\"_\"a, \"\"b\"\"\r\nc\"\r\n";
            bring("accounts", "companies", (COMPANIES.replace(',', '_') + row).replace("_", separator), "complete 1: 0 0 1 0");
        }
    }

    @Test
    void a_key_that_a_file_has_twice_is_refused_with_its_row_and_a_second_run_changes_nothing() {
        var twice = COMPANIES + company(1) + " " + key(1) + " ,Other name,DE,1,x,\n" + COMPANIES;

        bring("accounts", "companies", twice, "complete 3: 1 0 0 2");
        var again = bring("accounts", "companies", twice, "complete 3: 0 0 1 2");

        assertEquals(List.of("2,id: row 1 has the same key, " + key(1) + " ,Other name,DE,1,x,",
                "3,the row repeats the header," + COMPANIES.strip()), refusals(again).subList(1, 3));
        assertEquals("Company 1", account(key(1)).text("/name"));
    }

    @Test
    void a_key_has_no_spaces_at_its_ends_in_a_request_either() {
        companies(1, "complete 1: 1 0 0 0");

        api.put("/accounts/by-external/export/%20" + key(1) + "%20", Map.of("name", "Same one")).expect(200);

        companies(1, "complete 1: 0 1 0 0");
    }

    @Test
    void imports_run_in_the_order_of_their_upload() {
        var accounts = start("accounts", "companies", COMPANIES + company(1));
        var contracts = start("contracts", "deals", deals());
        var readings = start("usage", "readings", READINGS + key(1) + ",29.02.2024 00:00,7.5\n");

        assertEquals("complete 1: 1 0 0 0", counts(finished(accounts)));
        assertEquals("complete 2: 2 0 0 0", counts(finished(contracts)));
        assertEquals("complete 1: 1 0 0 0", counts(finished(readings)));
    }

    @Test
    void a_file_without_its_columns_or_its_mapping_is_refused() {
        var lacking = start("accounts", "companies", "id,name,tags\n" + key(1) + ",One,x\n").expect(422, "invalid");
        assertEquals(3, lacking.json().path("errors").size(), lacking.exchange()::toString);
        start("accounts", "companies", "id,id,name,country,employees,tags,remark\n").expect(422, "invalid");
        start("accounts", "nobodys", COMPANIES).expect(422, "unknown_mapping");
        start("contacts", "companies", COMPANIES).expect(422, "unknown_mapping");
        bring("accounts", "companies", COMPANIES, "complete 0: 0 0 0 0");
    }

    @Test
    void a_packed_file_is_unpacked_and_one_of_more_than_100000_rows_refused() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write((COMPANIES + company(1)).getBytes(StandardCharsets.UTF_8));
        }
        finished(api.with("Content-Encoding", "gzip").sendBytes("POST", "/imports?kind=accounts&mapping=companies", "text/csv",
                packed.toByteArray()));
        assertEquals("Company 1", account(key(1)).text("/name"));
        start("accounts", "companies", COMPANIES + ",,,,,\n".repeat(100_001)).expect(413, "too_large");
    }

    @Test
    void sent_again_with_its_key_it_is_one_import() {
        var keyed = api.with("Idempotency-Key", mark);
        var first = keyed.send("POST", "/imports?kind=accounts&mapping=companies", "text/csv", COMPANIES + company(1)).expect(202);
        var again = keyed.send("POST", "/imports?kind=accounts&mapping=companies", "text/csv", COMPANIES + company(1)).expect(202);
        assertEquals(first.text("/id") + " true", again.text("/id") + " " + again.header("Idempotency-Replayed"));
        keyed.send("POST", "/imports?kind=accounts&mapping=companies", "text/csv", COMPANIES + company(2)).expect(422,
                "idempotency_mismatch");
    }
}
