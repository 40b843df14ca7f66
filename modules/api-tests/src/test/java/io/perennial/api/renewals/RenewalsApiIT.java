package io.perennial.api.renewals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.kernel.TypeId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPerennial.class)
class RenewalsApiIT {
    private static final LocalDate SOON = Selling.TODAY.plusDays(60);

    private final Perennial perennial;
    private final PerennialApi manager;
    private final Selling selling;

    RenewalsApiIT(Perennial perennial) {
        this.perennial = perennial;
        this.manager = perennial.member("manager", "northwind");
        this.selling = Selling.to(manager);
    }

    @Test
    void a_contract_has_its_renewal_within_seconds_and_what_it_is_changed_to_shows_as_soon() {
        var contract = selling.contract(Selling.TODAY, Map.of("term", "P2M", "noticePeriod", "P30D"));

        var renewal = selling.renewal(contract, "open");

        assertEquals(
                List.of(Selling.TODAY.plusMonths(2).toString(), Selling.TODAY.plusMonths(2).minusDays(31).toString(), "1000.00", "1000.00",
                        "pipeline", "upcoming"),
                List.of(renewal.at("/dueOn").asText(), renewal.at("/decisionOn").asText(), renewal.at("/targetArr/amount").asText(),
                        renewal.at("/forecastArr/amount").asText(), renewal.at("/category").asText(), renewal.at("/stage").asText()));
        manager.patch("/contracts/" + contract, "*", Map.of("endsOn", Selling.TODAY.plusYears(2).toString())).expect(200);
        assertEquals(renewal.path("id"), selling.renewal(contract, "withdrawn").path("id"));
        manager.patch("/renewals/" + renewal.path("id").asText(), "*", Map.of("notes", "x")).expect(409, "renewal_withdrawn");
    }

    @Test
    void who_works_on_it_says_how_it_stands_and_nobody_overwrites_what_they_have_not_seen() {
        var path = selling.path(selling.contractUntil(SOON));
        var seen = manager.get(path).expect(200).etag();

        var changed = manager.patch(path, seen, Map.of(
                "category", "commit", "stage", "verbal", "likelihood", 9500, "nextStep", "Sign", "competitor", "Chervil", "notes", "Talked",
                "forecastArr", Map.of("amount", "1250.5", "currency", "EUR"))).expect(200);

        assertEquals(List.of("commit", "verbal", "9500", "Sign", "Chervil", "Talked", "1250.50", "1000.00"),
                List.of(changed.text("/category"), changed.text("/stage"), changed.text("/likelihood"), changed.text("/nextStep"),
                        changed.text("/competitor"),
                        changed.text("/notes"), changed.text("/forecastArr/amount"), changed.text("/targetArr/amount")));
        manager.patch(path, seen, Map.of("notes", "Late")).expect(412, "stale_version");
        assertEquals("1000.00", manager.with("If-Match", changed.etag())
                .send("PATCH", path, "application/merge-patch+json", "{\"forecastArr\": null}").expect(200).text("/forecastArr/amount"));
    }

    @Test
    void what_cannot_be_said_of_a_renewal_is_told_all_at_once() {
        var path = selling.path(selling.contractUntil(SOON));

        var refused = manager
                .patch(path, "*",
                        Map.of("likelihood", 10_001, "riskReasons", List.of("price", "price"), "forecastArr",
                                Map.of("amount", "1.005", "currency", "EUR")))
                .expect(422, "invalid");

        assertEquals(List.of("/forecastArr/amount range", "/likelihood range", "/riskReasons rule"),
                refused.json().path("errors").valueStream()
                        .map(error -> error.path("pointer").asText() + " " + error.path("code").asText()).sorted().toList());
        manager.patch(path, "*", Map.of("stage", "closed")).expect(422, "invalid");
        manager.patch(path, "*", Map.of("forecastArr", Map.of("amount", "1", "currency", "USD"))).expect(422, "invalid");
        manager.patch(path, "*", Map.of("ownerId", "mem_01km7tmv3xe67tv4ss1263hys9")).expect(422, "unknown_owner");
    }

    @Test
    void lists_are_narrowed_and_ordered() {
        var first = selling.contractUntil(SOON);
        var second = selling.contract(SOON.minusMonths(6), Map.of("endsOn", SOON.plusDays(1).toString(), "noticePeriod", "P30D",
                "lines", List.of(Map.of("product", "Herbs", "quantity", "1", "unitPrice", "1.00"))));
        var me = manager.get("/session").expect(200).text("/subjectId");
        manager.patch(selling.path(first), "*", Map.of("category", "at_risk", "stage", "verbal", "ownerId", me)).expect(200);
        selling.renewal(second, "open");

        assertEquals(List.of(first, second), listed(""));
        assertEquals(List.of(second, first), listed("&sort=decisionOn"));
        assertEquals(List.of(first, second), listed("&sort=-targetArr"));
        for (var only : List.of("category=at_risk", "stage=verbal", "ownerId=" + me, "dueUntil=" + SOON.plusDays(1)))
            assertEquals(List.of(first), listed("&" + only), only);
        assertEquals(List.of(second), listed("&dueFrom=" + SOON.plusDays(1)));
        assertEquals(List.of(first, second), listed("&state=open"));
        assertEquals(List.of(), listed("&state=won"));
        assertTrue(listed("&quarter=" + SOON.getYear() + "-Q" + ((SOON.getMonthValue() + 2) / 3)).contains(first));
        assertEquals(List.of(), listed("&quarter=2001-Q1"));
        manager.get("/renewals?resolutionAsked=yes").expect(400, "invalid_parameter");
    }

    @Test
    void who_sees_only_own_accounts_works_on_theirs_and_gives_them_to_nobody_else() {
        var csm = perennial.member("csm", "northwind");
        var other = selling.path(selling.contractUntil(SOON));
        var mine =
                new Selling(csm, csm.post("/accounts", Map.of("name", "Own", "ownerId", csm.get("/session").expect(200).text("/subjectId")))
                        .expect(201).text("/id"), "");
        var path = mine.path(mine.contractUntil(SOON));

        csm.get(other).expect(404, "not_found");
        csm.patch(other, "*", Map.of("notes", "x")).expect(404, "not_found");
        csm.patch(path, "*", Map.of("notes", "x")).expect(200);
        csm.patch(path, "*", Map.of("ownerId", manager.get("/session").expect(200).text("/subjectId"))).expect(422, "owner_not_self");
        assertEquals(1, mine.all().size());
        perennial.member("agent", "northwind").get("/renewals").expect(403, "forbidden");
    }

    @Test
    void what_is_due_is_answered_as_a_calendar_for_oneself_and_as_of_another_day() {
        var contract = selling.contractUntil(SOON);
        var path = selling.path(contract);
        manager.patch(path, "*", Map.of("ownerId", manager.get("/session").expect(200).text("/subjectId"))).expect(200);

        var calendar = manager.get("/renewals/calendar?by=day&from=" + SOON + "&to=" + SOON.plusDays(1)).expect(200);
        assertEquals(SOON.toString(), calendar.text("/items/0/from"));
        manager.get("/renewals/calendar?from=2026-02-01&to=2026-02-01").expect(400, "invalid_parameter");
        manager.get("/renewals/calendar").expect(400, "invalid_parameter");
        assertTrue(manager.get("/renewals/mine").expect(200).json().at("/within90/renewals").asInt() > 0);
        assertEquals(0, perennial.partner("northwind").get("/renewals/mine").expect(200).json().at("/within90/renewals").asInt());
        var due = manager.all("/renewals/due?asOf=" + SOON.minusMonths(2) + "&accountId=" + selling.account());
        assertEquals(List.of(contract + " " + path.substring("/renewals/".length())),
                due.stream().map(one -> one.path("id").asText() + " " + one.path("renewalId").asText()).toList());
        assertEquals(List.of(), manager.all("/renewals/due?asOf=2020-01-01&accountId=" + selling.account()));
    }

    @Test
    void two_voices_that_disagree_are_settled_and_both_stay() {
        var contract = selling.contractUntil(SOON);
        var path = selling.path(contract) + "/calls";

        assertEquals(0, manager.get(path).expect(200).json().path("items").size());
        var said = manager.put(path + "/90", Map.of("answer", "at_risk", "likelihood", 5_500, "note", "Asks around")).expect(200);
        assertEquals(List.of("90", "at_risk", "5500", "Asks around", "false"), List.of(said.text("/horizon"), said.text("/answer"),
                said.text("/likelihood"), said.text("/note"), said.text("/resolutionAsked")));
        manager.put(path + "/90/resolution", Map.of("answer", "at_risk", "note", "x")).expect(409, "resolution_not_asked");
        foretell(path, "will_renew");
        assertEquals("true", manager.get(path).expect(200).text("/items/0/resolutionAsked"));
        assertEquals(List.of(List.of(contract), List.of()), List.of(listed("&resolutionAsked=true"), listed("&resolutionAsked=false")));
        manager.put(path + "/90/resolution", Map.of("answer", "at_risk")).expect(422, "invalid");

        var settled = manager.put(path + "/90/resolution", Map.of("answer", "will_churn", "note", "They told us")).expect(200);

        assertEquals(List.of("will_renew", "at_risk", "will_churn", "They told us", "false"),
                List.of(settled.text("/automated"), settled.text("/answer"),
                        settled.text("/resolution"), settled.text("/resolutionNote"), settled.text("/resolutionAsked")));
        assertEquals(List.of(List.of(), List.of(contract)), List.of(listed("&resolutionAsked=true"), listed("&resolutionAsked=false")));
        assertEquals("true", manager.put(path + "/90", Map.of("answer", "will_churn")).expect(200).text("/resolutionAsked"));
        manager.put(path + "/60", Map.of("answer", "at_risk")).expect(404, "not_found");
        perennial.member("csm", "northwind").get(path).expect(404, "not_found");
    }

    /** Writes the automated call, because no test waits for the nightly job. */
    private void foretell(String path, String answer) {
        var renewal = TypeId.parse(path.split("/")[2]).orElseThrow().value();
        try {
            perennial.database().orElseThrow().run("update renewals.renewal_call set automated = '" + answer
                    + "', automated_on = current_date where renewal_id = '" + renewal + "'");
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private List<String> listed(String more) {
        var segment = URLEncoder.encode(selling.segment(), StandardCharsets.UTF_8);
        return manager.all("/renewals?segment=" + segment + more).stream().map(one -> one.path("contractId").asText()).toList();
    }
}
