package io.perennial.api.renewals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.Awaited;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPerennial.class)
class RenewalOutcomesApiIT {
    private static final LocalDate SOON = Selling.TODAY.plusDays(60);

    private final Perennial perennial;
    private final PerennialApi manager;
    private final Selling selling;

    RenewalOutcomesApiIT(Perennial perennial) {
        this.perennial = perennial;
        this.manager = perennial.member("manager", "northwind");
        this.selling = Selling.to(manager);
    }

    @Test
    void a_win_makes_the_contract_of_the_next_term_and_undone_takes_it_back() {
        var path = selling.path(selling.contractUntil(SOON));

        var won = manager
                .put(path + "/win", Map.of("number", "N-" + UUID.randomUUID(), "term", "P24M", "arr", amount("1100.00"), "note", "Signed"))
                .expect(200);

        assertEquals(List.of("won", "closed", "1100.00", "Signed", "false"),
                List.of(won.text("/state"), won.text("/stage"), won.text("/outcomeArr/amount"), won.text("/outcomeNote"),
                        won.text("/byItself")));
        var next = manager.get("/contracts/" + won.text("/nextContractId")).expect(200);
        assertEquals(List.of(SOON.toString(), "P24M", "1100.00", "Herbs"),
                List.of(next.text("/startsOn"), next.text("/term"), next.text("/arr/amount"), next.text("/lines/0/product")));
        manager.put(path + "/win", Map.of()).expect(409, "renewal_decided");
        manager.delete(path + "/loss", "*").expect(409, "outcome_differs");

        var again = manager.delete(path + "/win", won.etag()).expect(200);
        assertEquals(List.of("open", "upcoming"), List.of(again.text("/state"), again.text("/stage")));
        manager.get("/contracts/" + won.text("/nextContractId")).expect(404, "not_found");
        manager.put(path + "/win", Map.of()).expect(200);
    }

    @Test
    void a_contract_without_an_end_goes_on_or_ends_for_another_one() {
        var goesOn = selling.contract(Selling.TODAY, Map.of("term", "P2M"));
        var path = selling.path(goesOn);

        assertTrue(manager.put(path + "/win", Map.of()).expect(200).json().path("nextContractId").isNull());
        manager.delete(path + "/win", "*").expect(200);
        var same = manager.put(path + "/win", Map.of("arr", amount("1000.00"), "term", "P2M")).expect(200);
        assertEquals("null 1000.00", same.json().path("nextContractId") + " " + same.text("/outcomeArr/amount"));
        assertTrue(manager.get("/contracts/" + goesOn).expect(200).json().path("endsOn").isNull(), "nothing moves");
        manager.delete(path + "/win", "*").expect(200);
        var won = manager.put(path + "/win", Map.of("arr", amount("2000"))).expect(200);

        var ends = Selling.TODAY.plusMonths(2).toString();
        assertEquals(ends, manager.get("/contracts/" + goesOn).expect(200).text("/endsOn"));
        assertEquals(ends, manager.get("/contracts/" + won.text("/nextContractId")).expect(200).text("/startsOn"));
        manager.delete(path + "/win", "*").expect(200);
        assertTrue(manager.get("/contracts/" + goesOn).expect(200).json().path("endsOn").isNull());
    }

    @Test
    void what_others_changed_after_the_decision_is_not_undone_with_it() {
        var goesOn = selling.contract(Selling.TODAY, Map.of("term", "P2M"));
        var path = selling.path(goesOn);
        var won = manager.put(path + "/win", Map.of("arr", amount("2000"))).expect(200);
        var next = "/contracts/" + won.text("/nextContractId");
        var ends = manager.get("/contracts/" + goesOn).expect(200).text("/endsOn");

        manager.patch("/contracts/" + goesOn, "*", Map.of("endsOn", "2031-01-01", "billing", "monthly")).expect(200);
        manager.delete(path + "/win", "*").expect(409, "contract_changed");
        manager.patch("/contracts/" + goesOn, "*", Map.of("endsOn", ends)).expect(200);
        manager.patch(next, "*", Map.of("billing", "monthly")).expect(200);
        manager.delete(path + "/win", "*").expect(409, "contract_changed");
        assertEquals("monthly", manager.get(next).expect(200).text("/billing"));

        manager.delete(next, "*").expect(204);
        Awaited.until(() -> manager.get(path).expect(200).text("/state"), "open"::equals);
        manager.put(path + "/loss", Map.of("reason", "price")).expect(200);
        manager.delete(path + "/loss", "*").expect(200);
        var old = manager.get("/contracts/" + goesOn).expect(200);
        assertEquals("monthly " + ends, old.text("/billing") + " " + old.text("/endsOn"));
    }

    @Test
    void a_loss_ends_what_would_go_on_and_says_why() {
        var goesOn = selling.contract(Selling.TODAY, Map.of("term", "P2M"));
        var path = selling.path(goesOn);

        manager.put(path + "/loss", Map.of()).expect(422, "invalid");
        var lost = manager.put(path + "/loss", Map.of("reason", "price", "competitor", "Chervil", "note", "Too dear")).expect(200);

        assertEquals(List.of("lost", "price", "Chervil", "Too dear"),
                List.of(lost.text("/state"), lost.text("/reason"), lost.text("/competitor"), lost.text("/outcomeNote")));
        assertEquals(Selling.TODAY.plusMonths(2).toString(), manager.get("/contracts/" + goesOn).expect(200).text("/endsOn"));
        assertEquals("lost", manager.get(path).expect(200).text("/state"));
        manager.patch(path, "*", Map.of("notes", "x")).expect(409, "renewal_decided");
        manager.delete(path + "/loss", "*").expect(200);
        assertTrue(manager.get("/contracts/" + goesOn).expect(200).json().path("endsOn").isNull());
    }

    @Test
    void less_than_is_due_is_a_downsell_and_no_less_is_none() {
        var path = selling.path(selling.contractUntil(SOON));

        manager.put(path + "/win", Map.of("arr", amount("999.99"))).expect(409, "less_than_due");
        manager.put(path + "/downsell", Map.of("reason", "price", "arr", amount("1000.00"))).expect(409, "not_less_than_due");
        assertEquals(1, manager.all("/contracts?accountId=" + selling.account()).size());
        var downsold = manager.put(path + "/downsell", Map.of("reason", "price", "arr", amount("400.00"))).expect(200);

        assertEquals(List.of("downsold", "400.00", "price"),
                List.of(downsold.text("/state"), downsold.text("/outcomeArr/amount"), downsold.text("/reason")));
        assertEquals("400.00", manager.get("/contracts/" + downsold.text("/nextContractId")).expect(200).text("/arr/amount"));
        manager.delete(path + "/downsell", "*").expect(200);
    }

    @Test
    void the_next_term_is_checked_as_any_contract() {
        var path = selling.path(selling.contractUntil(SOON));
        var taken = manager.get("/contracts/" + selling.contractUntil(SOON.plusDays(1))).expect(200).text("/number");

        manager.put(path + "/win", Map.of("number", taken)).expect(409, "number_taken");
        manager.put(path + "/win", Map.of("startsOn", SOON.minusDays(1).toString())).expect(422, "invalid");
        manager.put(path + "/win", Map.of("arr", Map.of("amount", "2000", "currency", "USD"))).expect(422, "invalid");
        var early = manager.put(path + "/win", Map.of("endsOn", SOON.minusDays(1).toString())).expect(422, "invalid");
        assertEquals("/endsOn", early.text("/errors/0/pointer"), early::body);
        assertEquals("open", manager.get(path).expect(200).text("/state"));
    }

    @Test
    void a_decision_is_put_off_and_still_made() {
        var path = selling.path(selling.contractUntil(SOON));

        manager.put(path + "/deferral", Map.of("until", Selling.TODAY.toString())).expect(422, "invalid");
        var deferred = manager.put(path + "/deferral", Map.of("until", SOON.plusDays(30).toString())).expect(200);

        assertEquals(List.of("deferred", SOON.plusDays(30).toString(), SOON.toString()),
                List.of(deferred.text("/state"), deferred.text("/deferredUntil"), deferred.text("/dueOn")));
        assertEquals("open", manager.delete(path + "/deferral", "*").expect(200).text("/state"));
        manager.delete(path + "/deferral", "*").expect(409, "outcome_differs");
        manager.put(path + "/deferral", Map.of("until", SOON.plusDays(30).toString())).expect(200);
        assertEquals("won", manager.put(path + "/win", Map.of()).expect(200).text("/state"));
    }

    @Test
    void whoever_decides_has_seen_what_they_decide_on_and_may() {
        var path = selling.path(selling.contractUntil(SOON));
        var seen = manager.get(path).expect(200).etag();
        manager.patch(path, seen, Map.of("notes", "x")).expect(200);

        manager.with("If-Match", seen).put(path + "/loss", Map.of("reason", "price")).expect(412, "stale_version");
        perennial.member("csm", "northwind").put(path + "/loss", Map.of("reason", "price")).expect(404, "not_found");
        perennial.member("agent", "northwind").put(path + "/loss", Map.of("reason", "price")).expect(403, "forbidden");
    }

    @Test
    void the_same_decision_again_answers_as_the_first_did_and_another_one_is_refused() {
        var path = selling.path(selling.contractUntil(SOON));
        var before = manager.get(path).expect(200).etag();
        var decisions = new TreeMap<String, Map<String, ?>>(Map.of(
                "/deferral", Map.of("until", SOON.plusDays(30).toString()),
                "/downsell", Map.of("reason", "price", "arr", amount("400")),
                "/loss", Map.of("reason", "price", "competitor", "Chervil"),
                "/win", Map.of("number", "N-" + UUID.randomUUID(), "arr", amount("1100"))));

        for (var decision : decisions.entrySet()) {
            var first = manager.with("If-Match", before).put(path + decision.getKey(), decision.getValue()).expect(200);
            assertEquals(first.body(),
                    manager.with("If-Match", before).put(path + decision.getKey(), decision.getValue()).expect(200).body());
            manager.with("If-None-Match", "*").put(path + decision.getKey(), decision.getValue()).expect(412, "already_exists");
            if (!decision.getKey().equals("/deferral")) {
                decisions.forEach((other, body) -> {
                    if (!other.equals(decision.getKey())) manager.put(path + other, body).expect(409, "renewal_decided");
                });
            }
            before = manager.delete(path + decision.getKey(), "*").expect(200).etag();
        }
        assertEquals(1, manager.all("/contracts?accountId=" + selling.account()).size());
    }

    /** Others may change the next contract; the repeated request is still known. */
    @Test
    void a_win_is_known_again_after_its_contract_has_changed() {
        var path = selling.path(selling.contractUntil(SOON));
        var win = Map.of("number", "N-" + UUID.randomUUID());
        var won = manager.put(path + "/win", win).expect(200);
        manager.patch("/contracts/" + won.text("/nextContractId"), "*", Map.of("number", "C-" + UUID.randomUUID())).expect(200);

        assertEquals(won.etag(), manager.put(path + "/win", win).expect(200).etag());
        manager.delete(path + "/win", "*").expect(409, "contract_changed");
    }

    @Test
    void a_reason_is_one_that_the_company_knows() {
        var path = selling.path(selling.contractUntil(SOON));

        manager.put(path + "/loss", Map.of("reason", "fewer_users")).expect(422, "unknown_reason");
        manager.put(path + "/downsell", Map.of("reason", "budget_cut", "arr", amount("1.00"))).expect(422, "unknown_reason");
        manager.patch(path, "*", Map.of("riskReasons", List.of("price", "moon"))).expect(422, "unknown_reason");
        manager.patch(path, "*", Map.of("riskReasons", List.of("price"))).expect(200);
        var reasons = manager.get("/renewals/reasons").expect(200).json().path("items").valueStream()
                .map(reason -> reason.path("kind").asText() + " " + reason.path("id").asText()).toList();
        assertTrue(reasons.containsAll(List.of("churn budget_cut", "downsell fewer_users", "risk price")), reasons::toString);
    }

    @Test
    void a_loss_stands_beside_the_risks_that_were_named() {
        var path = selling.path(selling.contractUntil(SOON));
        manager.patch(path, "*", Map.of("riskReasons", List.of("price", "champion_left"))).expect(200);
        manager.patch(path, "*", Map.of("riskReasons", List.of("price"))).expect(200);
        manager.put(path + "/loss", Map.of("reason", "budget_cut")).expect(200);

        var losses = manager.all("/renewals/losses?from=" + SOON + "&to=" + SOON.plusDays(1) + "&reason=budget_cut&state=lost&segment="
                + selling.segment().replace(" ", "%20"));

        assertEquals(List.of("1000.00 budget_cut [champion_left 0, price 0] false"),
                losses.stream().map(RenewalOutcomesApiIT::told).toList());
        assertEquals(List.of(), manager.all("/renewals/losses?to=" + SOON + "&segment=" + selling.segment().replace(" ", "%20")));
    }

    private static String told(JsonNode loss) {
        var risks = loss.path("risks").valueStream().map(risk -> risk.path("reason").asText() + " " + risk.path("daysBefore").asText())
                .sorted().toList();
        return loss.at("/lostArr/amount").asText() + " " + loss.path("reason").asText() + " " + risks + " "
                + loss.path("foreseen").asText();
    }

    @Test
    void what_happened_is_told_in_the_story_of_the_account() {
        var path = selling.path(selling.contractUntil(SOON));
        manager.put(path + "/loss", Map.of("reason", "price")).expect(200);

        var told = manager.all("/accounts/" + selling.account() + "/timeline").stream().map(entry -> entry.path("kind").asText()).toList();
        assertTrue(told.contains("renewal_lost"), told::toString);
    }

    private static Map<String, String> amount(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }
}
