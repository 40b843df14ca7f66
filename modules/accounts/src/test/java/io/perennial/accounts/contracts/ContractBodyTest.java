package io.perennial.accounts.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.TypeId;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.Statement;
import io.perennial.platform.testing.Given;
import io.perennial.records.ExternalKey;
import jakarta.validation.Validation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractBodyTest {
    private final Json json = new Json(Validation.buildDefaultValidatorFactory().getValidator(), Given.of());
    private final AccountId account = new AccountId(TypeId.next());

    @Test
    void what_is_left_out_has_its_default() throws IOException {
        var body = read("\"lines\": [{\"product\": \"Seats\", \"quantity\": \"1.50\", \"unitPrice\": \"10\"}]");

        assertEquals(false, body.autoRenew());
        assertEquals(Per.MONTH, body.lines().getFirst().per());
        assertEquals(true, body.lines().getFirst().recurring());
        assertEquals(List.of(), body.externalKeys());
    }

    @Test
    void it_may_end_on_the_day_it_starts_but_not_before() throws IOException {
        read("\"endsOn\": \"2026-01-01\"");

        assertEquals("/endsOn", refused("\"endsOn\": \"2025-12-31\""));
    }

    @Test
    void a_last_day_is_the_day_before_its_end() throws IOException {
        assertEquals(LocalDate.parse("2027-01-01"), read("\"lastDay\": \"2026-12-31\"").endsOn());
        assertEquals(null, read("\"lastDay\": \"2026-12-31\"").lastDay());

        assertEquals("/lastDay", refused("\"lastDay\": \"2026-12-31\", \"endsOn\": \"2027-01-01\""));
        assertEquals("/lastDay", refused("\"lastDay\": \"31.12.2026\""));
    }

    @Test
    void a_statement_of_a_last_day_is_one_of_an_end() {
        assertEquals("{\"endsOn\":\"2027-01-01\"}", understood("{\"lastDay\": \"2026-12-31\"}"));
        assertEquals("{\"endsOn\":null}", understood("{\"lastDay\": null}"));
        for (var same : List.of("{}", "{\"lastDay\":5}", "{\"lastDay\":\"x\"}", "{\"lastDay\":\"2026-12-31\",\"endsOn\":null}"))
            assertEquals(same, understood(same));
    }

    private static String understood(String said) {
        return LastDay.read(Statement.stored(said)).text();
    }

    @Test
    void a_term_is_whole_months_and_a_notice_whole_months_or_days() throws IOException {
        read("\"term\": \"P12M\", \"noticePeriod\": \"P90D\"");

        for (var term : List.of("P1Y", "P0M", "P30D", "12", "P1000M")) assertEquals("/term", refused("\"term\": \"" + term + "\""), term);
        for (var notice : List.of("P1Y", "P0D", "P2W"))
            assertEquals("/noticePeriod", refused("\"noticePeriod\": \"" + notice + "\""), notice);
    }

    @Test
    void a_notice_is_not_longer_than_the_term() throws IOException {
        read("\"term\": \"P12M\", \"noticePeriod\": \"P12M\"");
        read("\"endsOn\": \"2027-01-01\", \"noticePeriod\": \"P365D\"");
        read("\"endsOn\": \"2026-01-01\", \"noticePeriod\": \"P1M\"");
        read("\"endsOn\": \"2026-02-01\", \"term\": \"P12M\", \"noticePeriod\": \"P3M\"");
        read("\"noticePeriod\": \"P999D\"");

        assertEquals("/noticePeriod", refused("\"term\": \"P12M\", \"noticePeriod\": \"P13M\""));
        assertEquals("/noticePeriod", refused("\"term\": \"P1M\", \"noticePeriod\": \"P32D\""));
        assertEquals("/noticePeriod", refused("\"endsOn\": \"2027-01-01\", \"noticePeriod\": \"P366D\""));
        assertEquals("/term", refused("\"term\": \"P1Y\", \"noticePeriod\": \"P999M\""));
    }

    @Test
    void quantities_are_not_negative_and_decimals_are_at_most_six() {
        assertEquals("/lines/0/quantity", refused(line("-1", "1")));
        assertEquals("/lines/0/quantity", refused(line("1.0000001", "1")));
        assertEquals("/lines/0/unitPrice", refused(line("1", "1234567890123")));
    }

    @Test
    void no_contract_is_worth_a_million_billions_a_year() throws IOException {
        read(line("999999999999", "83"));

        assertEquals("/lines", refused(line("999999999999", "84")));
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        assertEquals("/currency /endsOn /lines/0/unitPrice /unknown", refused(
                "\"endsOn\": \"2025-01-01\", \"currency\": \"euro\", \"unknown\": 1, \"lines\": [{\"product\": \"x\", \"quantity\": \"1\"}]"));
    }

    @Test
    void known_by_a_key_it_has_that_one_first_and_once() throws IOException {
        var body = read("\"externalKeys\": [{\"system\": \"crm\", \"externalId\": \"1\"}, {\"system\": \"erp\", \"externalId\": \"2\"}]");

        assertEquals(List.of(new ExternalKey("erp", "2"), new ExternalKey("crm", "1")),
                body.known(new ExternalKey("erp", "2")).externalKeys());
    }

    private static String line(String quantity, String price) {
        return "\"lines\": [{\"product\": \"x\", \"quantity\": \"%s\", \"unitPrice\": \"%s\"}]".formatted(quantity, price);
    }

    private String refused(String more) {
        var errors = assertThrows(Invalid.class, () -> read(more)).errors();
        return String.join(" ", errors.stream().map(Invalid.FieldError::pointer).sorted().toList());
    }

    private ContractBody read(String more) throws IOException {
        var currency = more.contains("currency") ? "" : "\"currency\": \"EUR\", ";
        var body = "{\"accountId\": \"%s\", \"number\": \"N-1\", \"startsOn\": \"2026-01-01\", %s%s}".formatted(account.text(), currency,
                more);
        return json.read(body.getBytes(StandardCharsets.UTF_8), ContractBody.class);
    }
}
