package io.perennial.api.renewals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPerennial.class)
class ExpansionsApiIT {
    private final Perennial perennial;
    private final PerennialApi manager;
    private final String account;

    ExpansionsApiIT(Perennial perennial) {
        this.perennial = perennial;
        this.manager = perennial.member("manager", "northwind");
        this.account = manager.post("/accounts", Map.of("name", "Tansy & Co")).expect(201).text("/id");
    }

    @Test
    void a_lead_is_made_worked_on_and_deleted() {
        var me = manager.get("/session").expect(200).text("/subjectId");
        var made = manager.post("/expansions", lead("40 more seats", Map.of())).expect(201);
        assertEquals(List.of("upsell", "40 more seats", "identified", "open"),
                List.of(made.text("/kind"), made.text("/title"), made.text("/stage"), made.text("/state")));

        var changed = manager.patch(made.location(), made.etag(), Map.of(
                "stage", "proposed", "amount", euro("1200.5"), "expectedCloseOn", "2026-12-01", "ownerId", me, "evidence",
                "All seats are in use")).expect(200);
        manager.patch(made.location(), made.etag(), Map.of("title", "x")).expect(412, "stale_version");
        manager.send("PATCH", made.location(), "application/merge-patch+json", "{}").expect(428, "version_required");
        assertEquals(changed.etag(), manager.patch(made.location(), "*", Map.of("amount", euro("1200.50"))).expect(200).etag());

        assertEquals(List.of("proposed", "1200.50", "2026-12-01", me, "All seats are in use"),
                List.of(changed.text("/stage"), changed.text("/amount/amount"), changed.text("/expectedCloseOn"), changed.text("/ownerId"),
                        changed.text("/evidence")));
        manager.delete(made.location(), changed.etag()).expect(204);
        manager.get(made.location()).expect(404, "not_found");
        assertEquals(List.of(), manager.all("/expansions?accountId=" + account));
    }

    @Test
    void it_is_won_and_lost_and_that_is_undone_within_the_day() {
        var path = manager.post("/expansions", lead("Reports", Map.of("amount", euro("900.00")))).expect(201).location();

        var won = manager.put(path + "/win", Map.of("note", "Signed")).expect(200);
        assertEquals(List.of("won", "closed", "900.00", "Signed"),
                List.of(won.text("/state"), won.text("/stage"), won.text("/outcomeAmount/amount"), won.text("/outcomeNote")));
        assertEquals(won.body(), manager.put(path + "/win", Map.of("note", "Signed")).expect(200).body());
        manager.put(path + "/win", Map.of()).expect(409, "expansion_decided");
        manager.patch(path, "*", Map.of("title", "x")).expect(409, "expansion_decided");
        manager.delete(path + "/loss", "*").expect(409, "outcome_differs");
        assertEquals("open", manager.delete(path + "/win", won.etag()).expect(200).text("/state"));

        manager.put(path + "/loss", Map.of()).expect(422, "invalid");
        manager.with("If-Match", won.etag()).put(path + "/loss", Map.of("note", "Too dear")).expect(412, "stale_version");
        var lost = manager.put(path + "/loss", Map.of("note", "Too dear", "competitor", "Chervil")).expect(200);
        assertEquals(List.of("lost", "Too dear", "Chervil"),
                List.of(lost.text("/state"), lost.text("/outcomeNote"), lost.text("/competitor")));
        assertTrue(lost.json().path("outcomeAmount").isMissingNode());
        var told = manager.all("/accounts/" + account + "/timeline").stream().map(entry -> entry.path("kind").asText()).toList();
        assertEquals(List.of("expansion_lost", "expansion_reopened", "expansion_won", "expansion_created"), told.subList(0, 4));
    }

    @Test
    void another_system_keeps_its_leads_in_step() {
        var partner = perennial.partner("northwind");
        var path = "/expansions/by-external/crm/" + UUID.randomUUID();
        var body = lead("Seats", Map.of("amount", euro("12.5"), "stage", "qualified"));

        var made = partner.put(path, body).expect(201);
        assertEquals(made.etag(), partner.put(path, body).expect(200).etag());
        assertEquals("crm", made.text("/externalKeys/0/system"));
        assertEquals("identified", partner.put(path, lead("Seats", Map.of())).expect(200).text("/stage"));
        manager.put("/expansions/" + made.text("/id") + "/win", Map.of()).expect(200);
        partner.put(path, lead("Seats", Map.of())).expect(200);
        partner.put(path, lead("More seats", Map.of())).expect(409, "expansion_decided");
        manager.post("/expansions", lead("x", Map.of("externalKeys", List.of(made.json().at("/externalKeys/0"))))).expect(409,
                "external_key_taken");
        manager.delete("/expansions/" + made.text("/id"), "*").expect(204);
        partner.put(path, body).expect(201);
        manager.delete("/accounts/" + account, "*").expect(204);
        partner.put(path, body).expect(422, "unknown_account");
    }

    @Test
    void it_is_about_an_account_that_one_sees_and_worked_on_by_somebody_who_is_there() {
        var csm = perennial.member("csm", "northwind");
        var csmId = csm.get("/session").expect(200).text("/subjectId");
        var made = manager
                .post("/expansions",
                        lead("Seats", Map.of("ownerId", csmId, "externalKeys", List.of(Map.of("system", "crm", "externalId", account)))))
                .expect(201);

        csm.get(made.location()).expect(404, "not_found");
        csm.patch(made.location(), "*", Map.of("title", "x")).expect(404, "not_found");
        csm.delete(made.location(), "*").expect(404, "not_found");
        csm.put(made.location() + "/win", Map.of()).expect(404, "not_found");
        csm.put(made.location() + "/loss", Map.of("note", "x")).expect(404, "not_found");
        csm.delete(made.location() + "/win", "*").expect(404, "not_found");
        csm.post("/expansions", lead("Seats", Map.of())).expect(422, "unknown_account");
        assertEquals(List.of(), csm.all("/expansions?accountId=" + account));
        var own = manager.post("/accounts", Map.of("name", "Own", "ownerId", csmId)).expect(201).text("/id");
        var ownLead = Map.of("accountId", own, "kind", "referral", "title", "Seats");
        csm.put("/expansions/by-external/crm/" + account, ownLead).expect(409, "external_key_taken");
        var mine = csm.post("/expansions", ownLead).expect(201);
        assertEquals(csmId, mine.text("/ownerId"));
        csm.patch(mine.location(), "*", Map.of("accountId", account)).expect(422, "unknown_account");
        csm.patch(mine.location(), "*", Map.of("ownerId", manager.get("/session").expect(200).text("/subjectId"))).expect(422,
                "owner_not_self");
        manager.patch(made.location(), "*", Map.of("ownerId", "mem_01km7tmv3xe67tv4ss1263hys9")).expect(422, "unknown_owner");
        perennial.member("agent", "northwind").get("/expansions").expect(403, "forbidden");
    }

    private Map<String, Object> lead(String title, Map<String, ?> more) {
        var body = new HashMap<String, Object>(Map.of("accountId", account, "kind", "upsell", "title", title));
        body.putAll(more);
        return body;
    }

    private static Map<String, String> euro(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }
}
