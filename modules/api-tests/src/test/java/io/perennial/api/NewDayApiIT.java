package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that the first reader of a new day sees that day's figures. The test cannot move the server's clock, so it changes the account to
 * its state just after midnight: counted for yesterday, and due.
 */
@ExtendWith(RunningPerennial.class)
class NewDayApiIT {
    private static final String YESTERDAYS = "1.00";
    private static final String TODAYS = "480.00";

    private final PerennialApi api;
    private final OwnDatabase database;
    private final String mark = UUID.randomUUID().toString();
    private String account = "";
    private String contract = "";

    NewDayApiIT(Perennial perennial) {
        assumeTrue(perennial.database().isPresent(), "It looks behind the API");
        database = perennial.database().orElseThrow();
        api = perennial.partner("northwind");
    }

    @BeforeEach
    void an_account_with_a_contract() throws SQLException {
        account = api.post("/accounts", Map.of("name", mark, "tier", mark)).expect(201).text("/id");
        contract = api.post("/contracts", Map.of(
                "accountId", account, "number", mark, "startsOn", "2026-01-01", "term", "P12M", "currency", "EUR",
                "lines", List.of(Map.of("product", "Seats", "quantity", "40", "unitPrice", "1.00")))).expect(201).text("/id");
        api.get("/accounts").expect(200);
        midnight();
    }

    /**
     * Waits a little over a second, because the server trusts its last count for one second. After a real midnight it does not trust it.
     */
    private void midnight() throws SQLException {
        LockSupport.parkNanos(1_100_000_000L);
        database.run("""
                update accounts.account set arr = %s, renews_on = '2026-01-02', next_change_on = '2026-01-02' where name = '%s'
                """.formatted(YESTERDAYS, mark));
        database.run("update accounts.contract set renews_on = '2026-01-02' where number = '%s'".formatted(mark));
    }

    private void assertCounted(JsonNode seen) {
        assertEquals(TODAYS, seen.at("/arr/amount").asText(), seen::toString);
    }

    @Test
    void an_account_shows_todays_figures() {
        assertCounted(api.get("/accounts/" + account).expect(200).json());
    }

    @Test
    void a_list_shows_and_sorts_by_todays_figures() {
        var renewsOn = api.get("/accounts?sort=renewsOn&tier=" + mark + "&renewsFrom=2026-01-03").expect(200).json().at("/items/0");
        assertCounted(renewsOn);
    }

    @Test
    void a_contract_and_a_list_of_contracts_know_when_they_renew() {
        var listed = api.get("/contracts?accountId=" + account + "&renewsFrom=2026-01-03").expect(200);
        assertEquals(contract, listed.text("/items/0/id"));
        assertEquals(listed.text("/items/0/renewsOn"), api.get("/contracts/" + contract).expect(200).text("/renewsOn"));
    }

    @Test
    void whoever_changes_an_account_sees_todays_figures_and_needs_todays_version() throws SQLException {
        var read = api.get("/accounts/" + account).expect(200);
        midnight();

        api.patch("/accounts/" + account, read.etag(), Map.of("segment", "mid")).expect(412, "stale_version");
        assertCounted(
                api.patch("/accounts/" + account, api.get("/accounts/" + account).etag(), Map.of("segment", "mid")).expect(200).json());
    }
}
