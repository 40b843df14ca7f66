package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests teams, and roles that see more accounts than their own but not all. */
@ExtendWith(RunningPerennial.class)
class TeamsApiIT {
    private final PerennialApi admin;
    private final PerennialApi lead;
    private final PerennialApi csm;
    private final PerennialApi segment;
    private final String leadId;
    private final String csmId;
    private final String adminId;

    TeamsApiIT(Perennial perennial) {
        admin = perennial.admin("northwind");
        lead = perennial.member("lead", "northwind");
        csm = perennial.member("csm", "northwind");
        segment = perennial.segment("northwind");
        leadId = id(lead);
        csmId = id(csm);
        adminId = id(admin);
    }

    private static String id(PerennialApi member) {
        return member.get("/session").expect(200).text("/subjectId");
    }

    private String account(Map<String, String> of) {
        var body = new java.util.HashMap<>(of);
        body.put("name", "team " + UUID.randomUUID());
        return admin.post("/accounts", body).expect(201).text("/id");
    }

    @Test
    void a_team_has_a_lead_and_members() {
        var teams = csm.get("/teams").expect(200).json().path("items");

        assertEquals(List.of("customer_success", "management"), teams.valueStream().map(team -> team.path("name").asText()).toList());
        assertEquals(leadId, teams.at("/0/leadId").asText());
        assertEquals(List.of(csmId), teams.at("/0/memberIds").valueStream().map(member -> member.asText()).toList());
        assertTrue(teams.at("/0/id").asText().startsWith("team_"));
    }

    /** A team that leaves the lead out of its members without a word looks as if it had lost somebody. */
    @Test
    void who_leads_a_team_is_not_named_as_its_member_too() {
        var name = "own_" + UUID.randomUUID().toString().substring(0, 8);
        var refused = admin.put("/teams/" + name, Map.of("title", name, "leadId", leadId, "memberIds", List.of(csmId, leadId))).expect(422);
        assertEquals("/memberIds rule", refused.text("/errors/0/pointer") + " " + refused.text("/errors/0/code"));
        var made = admin.put("/teams/" + name, Map.of("title", name, "leadId", leadId, "memberIds", List.of(csmId))).expect(200);
        assertEquals("[\"" + csmId + "\"]", made.json().path("memberIds").toString());
        admin.delete("/teams/" + name, "*").expect(204);
    }

    @Test
    void who_sees_the_teams_accounts_sees_those_of_its_lead_and_of_its_members_and_no_others() {
        for (var owner : List.of(csmId, leadId)) lead.get("/accounts/" + account(Map.of("ownerId", owner))).expect(200);
        lead.get("/accounts/" + account(Map.of("ownerId", adminId))).expect(404);
        lead.get("/accounts/" + account(Map.of())).expect(404);
        csm.get("/accounts/" + account(Map.of("ownerId", leadId))).expect(404);
    }

    @Test
    void an_account_stays_in_the_team_whoever_of_it_owns_it() {
        var path = "/accounts/" + account(Map.of("ownerId", csmId));

        lead.patch(path, "*", Map.of("ownerId", leadId)).expect(200);
        lead.patch(path, "*", Map.of("ownerId", csmId)).expect(200);
        lead.patch(path, "*", Map.of("ownerId", adminId)).expect(422, "owner_not_self");
        lead.post("/accounts", Map.of("name", "nobody's")).expect(422, "owner_not_self");
    }

    @Test
    void who_sees_a_segment_sees_it_whoever_owns_the_accounts() {
        var seen = account(Map.of("segment", "seen", "ownerId", adminId));
        var other = account(Map.of("segment", "other", "ownerId", adminId));

        segment.get("/accounts/" + seen).expect(200);
        segment.get("/accounts/" + other).expect(404);
        var listed = segment.all("/accounts?limit=200").toString();
        assertTrue(listed.contains(seen));
        assertFalse(listed.contains(other));
        segment.patch("/accounts/" + seen, "*", Map.of("segment", "other")).expect(422, "owner_not_self");
        segment.patch("/accounts/" + seen, "*", Map.of("tier", "gold")).expect(200);
    }
}
