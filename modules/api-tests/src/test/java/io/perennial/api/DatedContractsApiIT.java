package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that a source may say in any order from which days lines of a contract count. */
@ExtendWith(RunningPerennial.class)
class DatedContractsApiIT {
    private final PerennialApi api;
    private final String mark = UUID.randomUUID().toString();
    private final String account;

    DatedContractsApiIT(Perennial perennial) {
        api = perennial.admin("northwind");
        account = api.post("/accounts", Map.of("name", mark)).expect(201).text("/id");
    }

    private Answer say(String id, String day, int seats) {
        var body = new HashMap<String, Object>(Map.of(
                "accountId", account, "number", id + mark, "startsOn", "2024-01-01", "term", "P12M", "currency", "EUR",
                "lines", List.of(Map.of("product", "Seats", "quantity", String.valueOf(seats), "unitPrice", "10.00"))));
        if (!day.isEmpty()) body.put("effectiveOn", day);
        return api.put("/contracts/by-external/dated/" + id + mark, body);
    }

    private String versions(String id) {
        var versions = api.get("/contracts/by-external/dated/" + id + mark).expect(200).json().path("versions");
        return String.join(" ", versions.valueStream()
                .map(one -> one.path("effectiveOn").asText() + "=" + one.at("/lines/0/quantity").asText())
                .toList());
    }

    @Test
    void in_any_order_the_same_statements_give_the_same_versions_and_no_conflict() {
        say("a", "", 10).expect(201);
        for (var step : List.of("2024-04-01 20", "2024-07-01 10", "2024-09-01 10")) said("a", step);
        say("b", "", 10).expect(201);
        var quiet = say("b", "2024-07-01", 10).expect(200);
        for (var step : List.of("2024-09-01 10", "2024-04-01 20")) said("b", step);

        assertEquals("2024-01-01=10 2024-04-01=20 2024-07-01=10", versions("a"));
        assertEquals(versions("a"), versions("b"));
        assertEquals("1", quiet.text("/version"), "a day that changes nothing makes no version of the record");
        assertEquals(List.of(), api.all("/conflicts?system=dated"));
        var before = api.get("/contracts/by-external/dated/b" + mark).expect(200).etag();
        assertEquals(before, say("b", "2024-04-01", 20).expect(200).etag(), "the same again");
    }

    private void said(String id, String step) {
        say(id, step.split(" ")[0], Integer.parseInt(step.split(" ")[1])).expect(200);
    }

    @Test
    void the_contract_may_begin_with_the_statement_of_a_later_day() {
        say("c", "2024-07-01", 20).expect(201);
        say("c", "2024-01-01", 10).expect(200);

        assertEquals("2024-01-01=10 2024-07-01=20", versions("c"));
    }

    @Test
    void lines_that_only_their_system_changes_are_no_conflict_and_left_out_they_are_emptied() {
        var contract = say("e", "", 40).expect(201).location();
        say("e", "", 45).expect(200);
        assertEquals(List.of(), conflicts(contract));

        var without = Map.of("accountId", account, "number", "e" + mark, "startsOn", "2024-01-01", "term", "P12M", "currency", "EUR");
        api.put("/contracts/by-external/dated/e" + mark, without).expect(200);
        assertEquals(0, api.get(contract).expect(200).json().path("lines").size());
        assertEquals(List.of(), conflicts(contract));
    }

    @Test
    void what_a_person_said_for_the_same_day_is_a_conflict_and_no_earlier_word_undoes_it() {
        var contract = say("f", "", 10).expect(201).location();
        for (var step : List.of("2024-05-01 20", "2024-09-01 30")) said("f", step);
        person(contract, "2024-05-01", 90);

        said("f", "2024-05-01 20");
        assertEquals("2024-01-01=10 2024-05-01=90 2024-09-01=30", versions("f"));
        assertEquals(List.of(), conflicts(contract));
        said("f", "2024-05-01 40");
        assertEquals("2024-01-01=10 2024-05-01=40 2024-09-01=30", versions("f"));
        assertEquals(List.of("/lines/2024-05-01 20 40 90"), conflicts(contract));
        said("f", "2024-05-01 41");
        assertEquals(List.of(), conflicts(contract), "the system says something else about the same");
    }

    private void person(String contract, String day, int seats) {
        api.patch(contract, "*", Map.of("effectiveOn", day, "lines",
                List.of(Map.of("product", "Seats", "quantity", String.valueOf(seats), "unitPrice", "10.00")))).expect(200);
    }

    private List<String> conflicts(String contract) {
        return api.all("/conflicts?recordId=" + contract.substring(contract.lastIndexOf('/') + 1)).stream()
                .map(one -> one.path("field").asText() + " " + quantity(one, "agreed") + " " + quantity(one, "theirs") + " "
                        + quantity(one, "ours"))
                .toList();
    }

    private static String quantity(JsonNode conflict, String whose) {
        return conflict.at("/values/" + whose + "/0/quantity").asText();
    }

    @Test
    void a_day_alone_and_a_later_term_without_a_first_one_are_refused() {
        var contract = say("d", "", 10).expect(201).location();
        assertEquals("/effectiveOn", api.patch(contract, "*", Map.of("effectiveOn", "2024-05-01")).expect(422).text("/errors/0/pointer"));
        assertEquals("/effectiveOn",
                api.patch("/contracts/by-external/dated/d" + mark, "*", Map.of("effectiveOn", "2024-05-01")).expect(422)
                        .text("/errors/0/pointer"));
        var rolling = new HashMap<String, Object>(Map.of("renewalTerm", "P12M"));
        rolling.put("term", null);
        assertEquals("/renewalTerm", api.patch(contract, "*", rolling).expect(422).text("/errors/0/pointer"));
        api.patch(contract, "*", Map.of("renewalTerm", "P24M")).expect(200);
    }
}
