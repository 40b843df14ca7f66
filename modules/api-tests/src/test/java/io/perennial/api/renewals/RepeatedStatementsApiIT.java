package io.perennial.api.renewals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.Answer;
import io.perennial.api.Awaited;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that a CRM that sends everything every night undoes nothing that was decided here. */
@ExtendWith(RunningPerennial.class)
class RepeatedStatementsApiIT {
    private static final LocalDate DUE = Selling.TODAY.plusMonths(2);
    private static final LocalDate START = DUE.minusMonths(12);

    private final PerennialApi crm;
    private final PerennialApi manager;
    private final String mark = UUID.randomUUID().toString().substring(24);
    private final String account;
    private final Selling selling;

    RepeatedStatementsApiIT(Perennial perennial) {
        crm = perennial.partner("northwind");
        manager = perennial.member("manager", "northwind");
        account = crm.put("/accounts/by-external/export/" + mark, Map.of("name", "Lovage", "country", "DE")).expect(201).text("/id");
        selling = new Selling(manager, account, mark);
    }

    /** Sends a contract of 100.00 a month. */
    private Answer contract(String price) {
        return crm.put("/contracts/by-external/crm/" + mark, Map.of(
                "accountId", account, "number", mark, "startsOn", START.toString(), "term", "P12M", "autoRenew", true, "currency", "EUR",
                "lines", List.of(Map.of("product", "Fleet", "quantity", "1", "unitPrice", price))));
    }

    private String file() {
        var csv = "deal,company,begins,billed,currency,plan,seats,sum\n" + mark + "," + mark + ","
                + START.format(DateTimeFormatter.ofPattern("dd.MM.uuuu")) + ",yearly,EUR,Fleet,1,\"100,00\"\n";
        var id = crm.send("POST", "/imports?kind=contracts&mapping=deals", "text/csv", csv).expect(202).text("/id");
        var done = Awaited.until(() -> crm.get("/imports/" + id).expect(200).json(), one -> !one.path("finishedAt").isNull());
        return done.path("created") + " " + done.path("updated") + " " + done.path("unchanged") + " " + done.path("refused");
    }

    private String revenueOnDue() {
        return manager.all("/contracts?accountId=" + account).stream().filter(RepeatedStatementsApiIT::counts)
                .map(one -> new BigDecimal(one.at("/mrr/amount").asText())).reduce(BigDecimal.ZERO, BigDecimal::add).toPlainString();
    }

    private static boolean counts(JsonNode contract) {
        var ends = contract.path("endsOn");
        return !LocalDate.parse(contract.path("startsOn").asText()).isAfter(DUE)
                && (ends.isNull() || LocalDate.parse(ends.asText()).isAfter(DUE));
    }

    private static Map<String, String> yearly(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    @Test
    void a_win_stands() {
        var old = contract("100.00").expect(201).text("/id");
        manager.put(selling.path(old) + "/win", Map.of("arr", yearly("1500.00"))).expect(200);
        assertEquals("125.00", revenueOnDue());

        assertEquals(DUE.toString(), contract("100.00").expect(200).text("/endsOn"));
        assertEquals("125.00", revenueOnDue());
    }

    @Test
    void a_downsell_stands() {
        var old = contract("100.00").expect(201).text("/id");
        manager.put(selling.path(old) + "/downsell", Map.of("reason", "price", "arr", yearly("600.00"))).expect(200);

        assertEquals(DUE.toString(), contract("100.00").expect(200).text("/endsOn"));
        assertEquals("50.00", revenueOnDue());
    }

    @Test
    void a_loss_stands_even_if_the_source_changes_something_else() {
        var old = contract("100.00").expect(201).text("/id");
        manager.put(selling.path(old) + "/loss", Map.of("reason", "price")).expect(200);

        contract("100.00").expect(200);
        assertEquals("0", revenueOnDue());
        var changed = contract("90.00").expect(200);
        assertEquals(List.of(DUE.toString(), "90.00"), List.of(changed.text("/endsOn"), changed.text("/mrr/amount")));
        assertEquals("lost", selling.renewal(old, "lost").path("state").asText());
    }

    @Test
    void a_loss_stands_whatever_end_the_source_says_later_and_the_three_values_can_be_read() {
        var old = contract("100.00").expect(201).text("/id");
        manager.put(selling.path(old) + "/loss", Map.of("reason", "price")).expect(200);
        var later = Map.of("accountId", account, "number", mark, "startsOn", START.toString(), "currency", "EUR", "endsOn",
                DUE.plusYears(1).toString());

        for (var how : List.of("", "?replace=true"))
            assertEquals(DUE.toString(), crm.put("/contracts/by-external/crm/" + mark + how, later).expect(200).text("/endsOn"), how);
        var found = manager.get("/conflicts?recordId=" + old).expect(200);
        assertEquals("/endsOn " + DUE.plusYears(1) + " " + DUE + " ours",
                text(found, "/items/0/field", "/items/0/values/theirs", "/items/0/values/ours", "/items/0/kept"));
        assertEquals("lost", selling.renewal(old, "lost").path("state").asText());
        var path = "/contracts/by-external/crm/" + mark;
        assertEquals(DUE.plusYears(2).toString(),
                crm.patch(path, "*", Map.of("endsOn", DUE.plusYears(2).toString())).expect(200).text("/endsOn"));
    }

    /** A key that was given before the system has said anything, as each key of the releases that kept no statements. */
    @Test
    void a_win_a_downsell_and_a_loss_stand_when_the_source_says_its_first_word() {
        for (var decided : List.of("/win 1500.00 125.00", "/downsell 600.00 50.00", "/loss - 0")) {
            var step = decided.split(" ");
            var old = manager.post("/contracts", keyed(step[0])).expect(201);
            var renewal = selling.path(old.text("/id"));
            manager.put(renewal + step[0], step[1].equals("-") ? Map.of("reason", "price") : terms(step[0], step[1])).expect(200);

            for (var end : List.of("null", "\"" + DUE.plusYears(1) + "\"")) {
                var said = crm.put("/contracts/by-external/" + (end.equals("null") ? "crm" : "erp") + "/" + mark + step[0].substring(1),
                        "{\"endsOn\": " + end + ", \"billing\": \"yearly\"}").expect(200);
                assertEquals(old.text("/id") + " " + DUE + " yearly", text(said, "/id", "/endsOn", "/billing"), decided);
            }
            assertEquals(step[2], revenueOnDue(), decided);
            manager.delete(renewal + step[0], "*").expect(200);
            manager.delete(old.location(), "*").expect(204);
        }
    }

    private Map<String, Object> keyed(String suffix) {
        return Map.of(
                "accountId", account, "number", mark + suffix, "startsOn", START.toString(), "term", "P12M", "currency", "EUR", "lines",
                List.of(Map.of("product", "Fleet", "quantity", "1", "unitPrice", "100.00")), "externalKeys", List.of(
                        Map.of("system", "crm", "externalId", mark + suffix.substring(1)),
                        Map.of("system", "erp", "externalId", mark + suffix.substring(1))));
    }

    private static Map<String, Object> terms(String how, String amount) {
        var terms = new HashMap<String, Object>(Map.of("arr", yearly(amount)));
        if (how.equals("/downsell")) terms.put("reason", "price");
        return terms;
    }

    @Test
    void a_win_a_downsell_and_a_loss_stand_when_the_file_comes_again() {
        assertEquals("1 0 0 0", file());
        var old = manager.all("/contracts?accountId=" + account).getFirst().path("id").asText();
        var renewal = selling.path(old);

        for (var decided : List.of("/win 1500.00 125.00", "/downsell 600.00 50.00", "/loss - 0")) {
            var step = decided.split(" ");
            var body = new HashMap<String, Object>(step[0].equals("/win") ? Map.of() : Map.of("reason", "price"));
            if (!step[1].equals("-")) body.put("arr", yearly(step[1]));
            manager.put(renewal + step[0], body).expect(200);

            assertEquals("0 0 1 0", file());
            assertEquals(step[2], revenueOnDue(), decided);
            manager.delete(renewal + step[0], "*").expect(200);
        }
    }

    @Test
    void a_nightly_name_and_country_empties_nothing_and_makes_no_second_customer() {
        var path = "/accounts/by-external/export/" + mark;
        var nightly = Map.of("name", "Lovage", "country", "DE");
        var owner = manager.get("/session").expect(200).text("/subjectId");
        manager.patch("/accounts/" + account, "*",
                Map.of("ownerId", owner, "tier", "gold", "lifecycleStage", "value", "tags", List.of("fleet"),
                        "externalKeys",
                        List.of(Map.of("system", "export", "externalId", mark), Map.of("system", "erp", "externalId", mark))))
                .expect(200);

        for (var body : List.of(nightly, Map.of("name", "Lovage & Co", "country", "DE"))) {
            var now = crm.put(path, body).expect(200);
            assertEquals(List.of(account, owner, "gold", "value", "fleet", "erp", body.get("name")),
                    List.of(now.text("/id"), now.text("/ownerId"), now.text("/tier"), now.text("/lifecycleStage"), now.text("/tags/0"),
                            now.text("/externalKeys/1/system"), now.text("/name")));
        }
        crm.put("/accounts/by-external/erp/" + mark, Map.of("industry", "Herbs")).expect(200);
        var replaced = crm.put(path + "?replace=true", nightly).expect(200);
        assertEquals(List.of("null", "1"),
                List.of(replaced.json().path("tier").toString(), "" + replaced.json().path("externalKeys").size()));
    }

    @Test
    void a_batch_says_the_same_and_warns_of_an_item_without_a_key() {
        var key = List.of(Map.of("system", "export", "externalId", mark));
        manager.patch("/accounts/" + account, "*", Map.of("tier", "gold")).expect(200);
        var items = List.of(Map.of("name", "Lovage", "country", "AT", "externalKeys", key), Map.of("name", "Nobody's " + mark));

        var done = crm.post("/accounts/batch", Map.of("items", items)).expect(207);
        assertEquals(List.of("200", "", "201", "no_external_key"), List.of(done.text("/items/0/status"), done.text("/items/0/warning"),
                done.text("/items/1/status"), done.text("/items/1/warning")));
        assertEquals("gold AT", text(manager.get("/accounts/" + account).expect(200), "/tier", "/country"));
        var again = crm.post("/accounts/batch", Map.of("items", items.subList(0, 1))).expect(207);
        assertEquals("1", again.text("/summary/unchanged"));
        crm.post("/accounts/batch?replace=true", Map.of("items", items.subList(0, 1))).expect(207);
        assertEquals("null AT", text(manager.get("/accounts/" + account).expect(200), "/tier", "/country"));
    }

    private static String text(Answer answer, String... pointers) {
        return String.join(" ", List.of(pointers).stream().map(answer::text).toList());
    }

    @Test
    void what_both_changed_is_listed_with_all_three_values() {
        manager.patch("/accounts/" + account, "*", Map.of("country", "CH")).expect(200);
        crm.put("/accounts/by-external/export/" + mark, Map.of("name", "Lovage", "country", "AT")).expect(200);

        var found = manager.get("/conflicts?recordId=" + account + "&system=export&kind=accounts").expect(200);
        assertEquals("accounts export " + mark + " /country DE AT CH theirs", text(found, "/items/0/kind", "/items/0/system",
                "/items/0/externalId", "/items/0/field", "/items/0/values/agreed", "/items/0/values/theirs", "/items/0/values/ours",
                "/items/0/kept"));
        assertEquals(0, manager.all("/conflicts?recordId=" + account + "&system=crm").size());
    }
}
