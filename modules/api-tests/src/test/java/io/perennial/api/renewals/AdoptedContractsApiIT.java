package io.perennial.api.renewals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.perennial.api.Answer;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests contracts that another system sends for a term that a decision on a renewal has already created. */
@ExtendWith(RunningPerennial.class)
class AdoptedContractsApiIT {
    private static final LocalDate DUE = Selling.TODAY.plusDays(60);

    private final PerennialApi api;
    private final Selling selling;
    private final String mark = UUID.randomUUID().toString();

    AdoptedContractsApiIT(Perennial perennial) {
        api = perennial.admin("northwind");
        selling = Selling.to(api);
    }

    private Map<String, Object> contract(String number, LocalDate startsOn, String price) {
        return new HashMap<>(Map.of(
                "accountId", selling.account(), "number", number, "startsOn", startsOn.toString(), "term", "P12M", "currency", "EUR",
                "lines", List.of(Map.of("product", "Herbs", "quantity", "10", "unitPrice", price, "per", "year"))));
    }

    private Answer put(String system, String id, Map<String, Object> contract) {
        return api.put("/contracts/by-external/" + system + "/" + mark + id, contract);
    }

    private Answer won(Map<String, ?> win) {
        return api.put(selling.path(selling.contractUntil(DUE)) + "/win", win).expect(200);
    }

    /** Returns the recurring revenue of the terms that begin on the due day. */
    private BigDecimal arr() {
        return api.all("/contracts?accountId=" + selling.account()).stream()
                .filter(one -> one.path("startsOn").asText().equals(DUE.toString()))
                .map(one -> new BigDecimal(one.at("/arr/amount").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void the_contract_that_a_source_sends_for_the_term_of_a_win_is_not_counted_twice() {
        var next = won(Map.of("arr", Map.of("amount", "1250.00", "currency", "EUR"))).text("/nextContractId");
        assertEquals(new BigDecimal("1250.00"), arr());

        assertEquals(next, put("crm", "2", contract(mark, DUE, "125.00")).expect(200).text("/id"));
        assertEquals(next, put("erp", "2", contract(mark, DUE, "125.00")).expect(200).text("/id"));

        assertEquals(new BigDecimal("1250.00"), arr());
        assertEquals(mark, api.get("/contracts/" + next).expect(200).text("/number"));
        assertNotEquals(next, put("crm", "3", contract(mark + "-3", DUE, "1.00")).expect(201).text("/id"), "it has a key of the system");
        assertEquals(new BigDecimal("1260.00"), arr());
    }

    @Test
    void what_a_win_has_sold_stays_until_the_source_changes_what_it_said() {
        var next = won(Map.of("arr", Map.of("amount", "1250.00", "currency", "EUR"))).text("/nextContractId");

        assertEquals(next, put("crm", "2", contract(mark, DUE, "36.00")).expect(200).text("/id"));
        assertEquals(new BigDecimal("1250.00"), arr());
        var kept = api.all("/conflicts?kind=contracts&recordId=" + next).stream()
                .filter(one -> one.path("field").asText().equals("/lines")).map(one -> one.path("kept").asText()).toList();
        assertEquals(List.of("ours"), kept);

        put("crm", "2", contract(mark, DUE, "37.00")).expect(200);
        assertEquals(new BigDecimal("370.00"), arr());
    }

    @Test
    void a_contract_that_a_source_has_booked_before_the_win_is_named_and_not_counted_twice() {
        var renewal = selling.path(selling.contractUntil(DUE));
        var booked = put("crm", "2", contract(mark, DUE, "125.00")).expect(201).text("/id");

        api.put(renewal + "/win", Map.of()).expect(409, "next_contract_exists");
        api.put(renewal + "/win", Map.of("nextContractId", selling.contract(DUE.minusDays(1), Map.of("term", "P12M")))).expect(422,
                "invalid");
        assertEquals(booked, api.put(renewal + "/win", Map.of("nextContractId", booked)).expect(200).text("/nextContractId"));
        assertEquals(new BigDecimal("1250.00"), arr());
        api.delete(renewal + "/win", "*").expect(200);
        assertEquals(mark, api.get("/contracts/" + booked).expect(200).text("/number"));
        api.put(renewal + "/win", Map.of("number", mark + "-other")).expect(200);
    }

    @Test
    void a_contract_of_another_day_or_that_no_decision_has_made_is_another_one() {
        var next = won(Map.of()).text("/nextContractId");
        var plain = selling.contract(DUE.plusDays(2), Map.of("term", "P12M"));

        var later = put("crm", "1", contract(mark + "-1", DUE.plusDays(1), "1.00")).expect(201).text("/id");
        var same = put("crm", "2", contract(mark + "-2", DUE.plusDays(2), "1.00")).expect(201).text("/id");

        assertEquals(4, List.of(next, plain, later, same).stream().distinct().count());
    }

    @Test
    void of_two_terms_that_begin_on_one_day_each_is_adopted_once_and_the_number_decides() {
        var one = won(Map.of("number", mark + "-a")).text("/nextContractId");
        var other = won(Map.of("number", mark + "-b")).text("/nextContractId");
        var items = List.of(keyed("2", contract(mark + "-b", DUE, "100.00")), keyed("1", contract(mark + "-x", DUE, "100.00")));

        var batch = api.post("/contracts/batch", Map.of("items", items)).expect(207);

        assertEquals(List.of(other, one), List.of(batch.text("/items/0/id"), batch.text("/items/1/id")), batch::body);
    }

    private Map<String, Object> keyed(String id, Map<String, Object> contract) {
        contract.put("externalKeys", List.of(Map.of("system", "crm", "externalId", mark + id)));
        return contract;
    }

    @Test
    void a_win_gives_the_next_contract_its_keys() {
        var keys = List.of(Map.of("system", "crm", "externalId", mark + "9"));
        var next = won(Map.of("externalKeys", keys)).text("/nextContractId");

        assertEquals(next, put("crm", "9", contract(mark, DUE.plusDays(1), "100.00")).expect(200).text("/id"));
        var path = selling.path(selling.contractUntil(DUE.plusDays(9)));
        api.put(path + "/win", Map.of("externalKeys", keys)).expect(409, "external_key_taken");
    }
}
