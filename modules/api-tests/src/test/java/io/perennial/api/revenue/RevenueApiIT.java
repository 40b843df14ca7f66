package io.perennial.api.revenue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.Answer;
import io.perennial.api.Awaited;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests the revenue of a customer with its own segment and product, so that other tests in the same company do not matter. */
@ExtendWith(RunningPerennial.class)
class RevenueApiIT {
    private final PerennialApi manager;
    private final PerennialApi csm;
    private final PerennialApi vendor;
    private final String mark = "Revenue " + UUID.randomUUID();
    private final String account;

    RevenueApiIT(Perennial perennial) {
        manager = perennial.member("admin", "northwind");
        csm = perennial.member("csm", "northwind");
        vendor = perennial.member("vendor", "northwind");
        account = manager.post("/accounts", Map.of("name", mark, "segment", mark)).expect(201).text("/id");
    }

    private Answer contract(String starts, @Nullable String ends, String quantity, String price) {
        var body = new HashMap<String, Object>(Map.of(
                "accountId", account, "number", UUID.randomUUID().toString(), "startsOn", starts, "currency", "EUR",
                "lines", List.of(Map.of("product", mark, "quantity", quantity, "unitPrice", price))));
        if (ends != null) body.put("endsOn", ends);
        return manager.post("/contracts", body).expect(201);
    }

    /** Returns the account's entries in the ledger when there are at least this many. */
    private List<JsonNode> entries(int expected) {
        return Awaited.until(() -> manager.all("/revenue/entries?accountId=" + account), entries -> entries.size() >= expected);
    }

    private static String told(JsonNode entry) {
        return String.join(" ", entry.path("effectiveOn").asText(), entry.path("kind").asText(), entry.at("/mrr/amount").asText(),
                entry.path("reversal").asText());
    }

    private JsonNode flow(String query, String period) {
        var periods = manager.get("/revenue/waterfall?groupBy=segment&" + query).expect(200).json().path("periods");
        for (var one : periods)
            for (var group : one.path("groups"))
                if (one.path("from").asText().equals(period) && group.path("key").asText().equals(mark)) return group.path("flow");
        throw new AssertionError("Nothing in " + period + ": " + periods);
    }

    @Test
    void what_is_signed_is_in_the_ledger_soon_after_and_what_is_corrected_is_reversed() {
        contract("2024-01-01", "2025-01-01", "10", "10.00");
        var renewed = contract("2025-01-01", null, "12", "11.00");
        assertEquals(
                List.of("2024-01-01 new 100.00 false", "2025-01-01 expansion -100.00 false", "2025-01-01 expansion 120.00 false",
                        "2025-01-01 price 12.00 false"),
                entries(4).stream().map(RevenueApiIT::told).sorted().toList());

        var january = flow("from=2025-01-01&to=2025-07-01&by=quarter", "2025-01-01");
        assertEquals(List.of("100.00", "20.00", "12.00", "0.00", "132.00", "1584.00"), List.of(
                january.at("/opening/mrr/amount").asText(), january.at("/expansion/mrr/amount").asText(),
                january.at("/price/mrr/amount").asText(),
                january.at("/new/mrr/amount").asText(), january.at("/closing/mrr/amount").asText(),
                january.at("/closing/arr/amount").asText()));
        assertEquals("1 0 1", customers(january));

        manager.patch(renewed.location(), "*", Map.of("endsOn", "2025-03-01")).expect(200);
        assertEquals(5, entries(5).size());
        assertEquals("1 1 0", customers(flow("from=2025-01-01&to=2025-07-01&by=quarter", "2025-01-01")));
        assertEquals(1, manager.all("/revenue/entries?kind=churn&segment=" + mark.replace(" ", "%20")).size());
        manager.delete(renewed.location(), "*").expect(204);
        assertTrue(entries(10).stream().anyMatch(entry -> told(entry).equals("2025-03-01 churn 132.00 true")),
                () -> entries(10).toString());
    }

    @Test
    void lines_that_change_on_a_day_move_the_revenue_on_that_day() {
        var contract = contract("2024-01-01", null, "10", "10.00");
        var more = Map.of("effectiveOn", "2024-07-01", "lines", List.of(Map.of("product", mark, "quantity", "15", "unitPrice", "10.00")));

        var changed = manager.patch(contract.location(), "*", more).expect(200);

        assertEquals(List.of("2024-07-01", "1800.00", "2024-01-01", "1200.00"), List.of(changed.text("/effectiveOn"),
                changed.text("/arr/amount"), changed.text("/versions/0/effectiveOn"), changed.text("/versions/0/arr/amount")));
        assertEquals(List.of("2024-01-01 new 100.00 false", "2024-07-01 expansion 50.00 false"),
                entries(2).stream().map(RevenueApiIT::told).sorted().toList());
        assertEquals(changed.json().path("updatedAt"), manager.patch(contract.location(), "*", more).expect(200).json().path("updatedAt"));
    }

    /** Returns the number of customers at the start, lost, and at the end. */
    private static String customers(JsonNode flow) {
        return String.join(" ", flow.at("/customers/opening").asText(), flow.at("/customers/lost").asText(),
                flow.at("/customers/closing").asText());
    }

    @Test
    void the_total_of_a_day_is_the_sum_of_its_groups_and_the_end_of_the_waterfall() {
        contract("2024-05-05", null, "1", "7.77");
        entries(1);
        var total = manager.get("/revenue?asOf=2024-05-31").expect(200);
        var waterfall = manager.get("/revenue/waterfall?from=2024-05-01&to=2024-06-01").expect(200);
        var grouped = manager.get("/revenue/waterfall?from=2024-05-01&to=2024-06-01&groupBy=product").expect(200);

        assertEquals(total.text("/mrr/amount"), waterfall.text("/periods/0/total/closing/mrr/amount"));
        assertEquals(total.text("/arr/amount"), grouped.text("/periods/0/total/closing/arr/amount"));
        var sum = BigDecimal.ZERO;
        for (var group : grouped.json().at("/periods/0/groups"))
            sum = sum.add(new BigDecimal(group.at("/flow/closing/mrr/amount").asText()));
        assertEquals(new BigDecimal(total.text("/mrr/amount")), sum);
        assertEquals("7.77", flow("from=2024-05-01&to=2024-06-01", "2024-05-01").at("/new/mrr/amount").asText());
    }

    @Test
    void retention_adds_up_and_what_was_not_known_yet_is_not_told() {
        contract("2023-01-01", "2024-07-01", "1", "50.00");
        entries(2);
        var retention = manager.get("/revenue/retention?from=2023-12-31&to=2024-12-31").expect(200);
        var amounts = List.of("startMrr", "churn", "contraction", "expansion", "endMrrOfCohort").stream()
                .map(name -> new BigDecimal(retention.text("/" + name + "/amount"))).toList();

        assertEquals(amounts.get(4), amounts.get(0).subtract(amounts.get(1)).subtract(amounts.get(2)).add(amounts.get(3)));
        assertTrue(retention.json().path("accountsLost").asLong() >= 1 && retention.json().path("logoChurn").asDouble() > 0);
        var then = manager.get("/revenue/retention?from=2023-12-31&to=2024-12-31&asKnownOn=2024-12-31").expect(200);
        assertEquals("null null null 0 0.00", String.join(" ", then.text("/grr"), then.text("/nrr"), then.text("/logoChurn"),
                then.text("/accountsAtStart"), then.text("/startMrr/amount")));
        assertEquals("0.00", manager.get("/revenue?asOf=2024-12-31&asKnownOn=2024-12-31").expect(200).text("/mrr/amount"));
    }

    @Test
    void who_sees_only_own_accounts_is_told_of_these_and_who_may_not_read_revenue_of_nothing() {
        contract("2024-01-01", null, "1", "10.00");
        entries(1);
        var csmId = csm.get("/session").expect(200).text("/subjectId");
        assertEquals(0, csm.all("/revenue/entries?accountId=" + account).size());
        var before = new BigDecimal(csm.get("/revenue?asOf=2024-02-01").expect(200).text("/mrr/amount"));

        manager.patch("/accounts/" + account, "*", Map.of("ownerId", csmId)).expect(200);
        assertEquals(1, csm.all("/revenue/entries?accountId=" + account).size());
        assertEquals(before.add(new BigDecimal("10.00")),
                new BigDecimal(csm.get("/revenue?asOf=2024-02-01").expect(200).text("/mrr/amount")));
        for (var path : List.of("/revenue", "/revenue/retention?from=2024-01-01", "/revenue/waterfall?from=2024-01-01", "/revenue/entries"))
            vendor.get(path).expect(403, "forbidden");
    }

    @Test
    void days_that_make_no_sense_are_refused_and_days_to_come_are_not() {
        manager.get("/revenue?asOf=2999-12-31").expect(200);
        manager.get("/revenue?asKnownOn=2999-12-31").expect(400, "invalid_parameter");
        manager.get("/revenue/retention").expect(400, "invalid_parameter");
        manager.get("/revenue/retention?from=2024-01-01&to=2024-01-01").expect(400, "invalid_parameter");
        manager.get("/revenue/waterfall?from=2000-01-01&to=2011-01-01").expect(400, "invalid_parameter");
        manager.get("/revenue/waterfall?from=2024-01-01&by=week").expect(400, "invalid_parameter");
        assertEquals("2024-02-29 2024-03-01",
                manager.get("/revenue/waterfall?from=2024-02-29&to=2024-03-02").expect(200).text("/periods/0/from")
                        + " " + manager.get("/revenue/waterfall?from=2024-02-29&to=2024-03-02").expect(200).text("/periods/1/from"));
    }
}
