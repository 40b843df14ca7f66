package io.perennial.api.vendors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Invited;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests who says when somebody works: a support lead of agents, the lead of a vendor of its people, and nobody of somebody stronger. */
@ExtendWith(RunningPerennial.class)
class LedPeopleApiIT {
    private static final String TENANT = "ravenstack";
    private static final Map<String, Object> HOURS =
            Map.of("week", Map.of("monday", List.of("08:00-12:00")), "skills", List.of("fleet"), "languages", List.of("lv"), "capacity", 4);
    private static final Map<String, Object> AWAY =
            Map.of("from", "2031-01-06T08:00:00Z", "until", "2031-01-07T08:00:00Z", "reason", "Operation");

    private final Perennial perennial;
    private final PerennialApi admin;
    private final String mark = UUID.randomUUID().toString();

    LedPeopleApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin(TENANT);
    }

    private String vendor(String name) {
        return admin.post("/vendors", Map.of("name", name + mark, "zone", "Europe/Riga")).expect(201).text("/id");
    }

    private static String time(String member) {
        return "/members/" + member + "/working-time";
    }

    private static String absences(String member) {
        return "/members/" + member + "/absences";
    }

    /** Says when somebody works, and that they are away, and takes that back. */
    private static void leads(PerennialApi lead, String member) {
        assertEquals("4 fleet", lead.put(time(member), HOURS).expect(200).text("/capacity") + " "
                + lead.get(time(member)).expect(200).text("/skills/0"));
        var id = lead.post(absences(member), AWAY).expect(201).text("/id");
        assertEquals("Operation", lead.get(absences(member)).expect(200).text("/items/0/reason"));
        lead.send("DELETE", absences(member) + "/" + id, null, null).expect(428, "version_required");
        lead.delete(absences(member) + "/" + id, "*").expect(204);
    }

    /** Tests that one member is for another like one that never was. */
    private void isNobody(PerennialApi caller, String member) {
        var absence = admin.post(absences(member), AWAY).expect(201).text("/id");
        caller.get(time(member)).expect(404, "not_found");
        caller.get(absences(member)).expect(404, "not_found");
        caller.put(time(member), HOURS).expect(404, "not_found");
        caller.post(absences(member), AWAY).expect(404, "not_found");
        caller.delete(absences(member) + "/" + absence, "*").expect(404, "not_found");
        assertEquals(absence, admin.get(absences(member)).expect(200).text("/items/0/id"));
        assertEquals(1, admin.get(time(member)).expect(200).json().path("version").asInt());
        admin.delete(absences(member) + "/" + absence, "*").expect(204);
    }

    @Test
    void a_support_lead_says_it_of_agents_and_of_nobody_stronger() {
        var lead = Invited.as("support_lead", "", perennial, TENANT);
        leads(lead.api(), Invited.as("agent", "", perennial, TENANT).id());
        leads(lead.api(), Invited.as("vendor_agent", vendor("led"), perennial, TENANT).id());
        for (var role : List.of("admin", "csm", "cs_manager", "vendor_lead")) {
            var stronger = Invited.as(role, "", perennial, TENANT).id();
            var absence = admin.post(absences(stronger), AWAY).expect(201).text("/id");
            lead.api().put(time(stronger), HOURS).expect(422, "role_beyond_yours");
            lead.api().post(absences(stronger), AWAY).expect(422, "role_beyond_yours");
            lead.api().delete(absences(stronger) + "/" + absence, "*").expect(422, "role_beyond_yours");
            assertEquals(1, lead.api().get(time(stronger)).expect(200).json().path("version").asInt(), role);
            leads(admin, stronger);
        }
        var agent = Invited.as("agent", "", perennial, TENANT);
        agent.api().get(time(lead.id())).expect(200);
        agent.api().put(time(agent.id()), HOURS).expect(403, "forbidden");
        agent.api().post(absences(agent.id()), AWAY).expect(403, "forbidden");
    }

    @Test
    void the_lead_of_a_vendor_says_it_of_its_people_and_knows_of_nobody_else() {
        var own = vendor("own");
        var lead = Invited.as("vendor_lead", own, perennial, TENANT);
        leads(lead.api(), Invited.as("vendor_agent", own, perennial, TENANT).id());
        leads(lead.api(), lead.id());
        isNobody(lead.api(), Invited.as("vendor_agent", vendor("other"), perennial, TENANT).id());
        isNobody(lead.api(), Invited.as("vendor_agent", "", perennial, TENANT).id());
        isNobody(lead.api(), Invited.as("agent", "", perennial, TENANT).id());

        var elsewhere = perennial.member("agent", "northwind").get("/session").expect(200).text("/subjectId");
        lead.api().get(time(elsewhere)).expect(404, "not_found");
        lead.api().post(absences(elsewhere), AWAY).expect(404, "not_found");
        lead.api().put(time(lead.id()), Map.of("calendar", "none" + mark)).expect(422, "unknown_calendar");

        var nobodys = Invited.as("vendor_lead", "", perennial, TENANT);
        isNobody(nobodys.api(), Invited.as("vendor_agent", own, perennial, TENANT).id());
    }

    @Test
    void an_agent_of_a_vendor_knows_it_of_themselves_and_says_to_be_away() {
        var own = vendor("agents");
        var agent = Invited.as("vendor_agent", own, perennial, TENANT);
        var colleague = Invited.as("vendor_agent", own, perennial, TENANT).id();
        admin.put(time(agent.id()), HOURS).expect(200);
        admin.post(absences(agent.id()), AWAY).expect(201);
        assertEquals("4 Operation", agent.api().get(time(agent.id())).expect(200).text("/capacity") + " "
                + agent.api().get(absences(agent.id())).expect(200).text("/items/0/reason"));
        agent.api().get(time(colleague)).expect(404, "not_found");
        agent.api().get(absences(colleague)).expect(404, "not_found");
        agent.api().put(time(agent.id()), HOURS).expect(403, "forbidden");
        agent.api().post(absences(agent.id()), AWAY).expect(403, "forbidden");
        assertEquals("away", agent.api().put("/members/me/status", Map.of("status", "away")).expect(200).text("/status"));
        assertEquals("away", agent.api().get("/members/me/status").expect(200).text("/status"));
        assertEquals("false", admin.get("/members/" + agent.id() + "/availability").expect(200).text("/atWork"));
    }

    @Test
    void the_lead_of_a_suspended_vendor_leads_nobody() {
        var own = vendor("suspended");
        var lead = Invited.as("vendor_lead", own, perennial, TENANT);
        var agent = Invited.as("vendor_agent", own, perennial, TENANT).id();
        admin.send("PUT", "/vendors/" + own + "/suspension", null, null).expect(200);
        var email = admin.get("/members/" + lead.id()).expect(200).text("/email");
        var again = PerennialApi.at(perennial.address()).asMember(TENANT, email, Invited.PASSWORD);
        isNobody(again, agent);
        isNobody(again, lead.id());
        again.post("/vendors/" + own + "/invitations",
                Map.of("email", mark + "@baltic.example", "name", "Ida", "roles", List.of("vendor_agent"))).expect(404, "not_found");
        again.send("PUT", "/vendors/" + own + "/members/" + agent + "/suspension", null, null).expect(404, "not_found");
    }
}
