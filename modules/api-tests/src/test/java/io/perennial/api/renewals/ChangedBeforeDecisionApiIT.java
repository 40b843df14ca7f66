package io.perennial.api.renewals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Decides on renewals at once after a change of their contracts, when the renewals have not followed yet. Sometimes they have; then nothing
 * is tested, and nothing fails.
 */
@ExtendWith(RunningPerennial.class)
class ChangedBeforeDecisionApiIT {
    private static final LocalDate SOON = Selling.TODAY.plusDays(60);
    private static final LocalDate LATER = SOON.plusDays(30);
    private static final LocalDate FAR = Selling.TODAY.plusYears(3);

    private final PerennialApi manager;
    private final Selling selling;

    ChangedBeforeDecisionApiIT(Perennial perennial) {
        manager = perennial.member("manager", "northwind");
        selling = Selling.to(manager);
    }

    @Test
    void an_amount_in_the_currency_that_the_contract_had_is_no_amount() {
        var contract = selling.contractUntil(SOON);
        var path = selling.path(contract);

        change(contract, Map.of("currency", "USD"));
        manager.put(path + "/win", Map.of("arr", Map.of("amount", "1500.00", "currency", "EUR"))).expect(422, "invalid");
        change(contract, Map.of("currency", "GBP"));
        var won = manager.put(path + "/win", Map.of()).expect(200);

        assertEquals("GBP", won.text("/outcomeArr/currency"));
        assertEquals("GBP", manager.get("/contracts/" + won.text("/nextContractId")).expect(200).text("/arr/currency"));
    }

    @Test
    void the_next_term_begins_when_the_one_before_now_ends() {
        var contract = selling.contractUntil(SOON);
        var path = selling.path(contract);

        change(contract, Map.of("endsOn", LATER.toString()));
        var won = manager.put(path + "/win", Map.of()).expect(200);

        assertEquals(LATER.toString(), won.text("/dueOn"));
        assertEquals(LATER.toString(), manager.get("/contracts/" + won.text("/nextContractId")).expect(200).text("/startsOn"));
    }

    @Test
    void a_version_from_before_the_change_is_stale() {
        var contract = selling.contractUntil(SOON);
        var path = selling.path(contract);
        var seen = manager.get(path).expect(200).etag();

        change(contract, Map.of("endsOn", LATER.toString()));
        manager.with("If-Match", seen).put(path + "/win", Map.of()).expect(412, "stale_version");
    }

    @Test
    void what_goes_on_for_years_is_neither_won_nor_lost_nor_put_off() {
        var contract = selling.contractUntil(SOON);
        var path = selling.path(contract);
        var arr = Map.of("amount", "400.00", "currency", "EUR");

        change(contract, Map.of("endsOn", FAR.toString()));
        manager.put(path + "/loss", Map.of("reason", "price")).expect(409, "renewal_withdrawn");
        change(contract, Map.of("endsOn", FAR.plusDays(1).toString()));
        manager.put(path + "/downsell", Map.of("reason", "price", "arr", arr)).expect(409, "renewal_withdrawn");
        manager.put(path + "/deferral", Map.of("until", SOON.toString())).expect(409, "renewal_withdrawn");
        manager.put(path + "/win", Map.of()).expect(409, "renewal_withdrawn");
    }

    private void change(String contract, Map<String, ?> to) {
        manager.patch("/contracts/" + contract, "*", to).expect(200);
    }
}
