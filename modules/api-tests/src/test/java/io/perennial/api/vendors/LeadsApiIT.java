package io.perennial.api.vendors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.perennial.api.Awaited;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Invited;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that the lead of a vendor manages the people of the own vendor, and nobody else. */
@ExtendWith(RunningPerennial.class)
class LeadsApiIT {
    private static final String TENANT = "ravenstack";

    private final Perennial perennial;
    private final PerennialApi admin;
    private final String mark = UUID.randomUUID().toString();
    private final String own;
    private final String other;
    private final Invited lead;

    LeadsApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin(TENANT);
        own = vendor("own");
        other = vendor("other");
        lead = Invited.as("vendor_lead", own, perennial, TENANT);
    }

    private String vendor(String name) {
        return admin.post("/vendors", Map.of("name", name + mark, "zone", "Europe/Riga")).expect(201).text("/id");
    }

    private Map<String, Object> body(String name, String role) {
        return Map.of("email", name + mark + "@baltic.example", "name", name, "roles", List.of(role));
    }

    @Test
    void a_lead_invites_and_suspends_the_people_of_the_own_vendor() {
        var invited = lead.api().post("/vendors/" + own + "/invitations", body("ida", "vendor_agent")).expect(200).text("/id");
        assertEquals("invited", admin.get("/members/" + invited).expect(200).text("/status"));
        assertEquals("member_invitation", admin.get("/mail?recordId=" + invited).expect(200).text("/items/0/template"));
        assertEquals(own, lead.api().get("/vendors/" + own).expect(200).text("/id"));
        var people = lead.api().get("/vendors/" + own + "/members").expect(200);
        assertEquals(2, people.json().path("items").size(), people::body);
        assertFalse(people.json().at("/items/0/email").isNull(), people::body);

        var agent = Invited.as("vendor_agent", own, perennial, TENANT);
        var suspension = "/vendors/" + own + "/members/" + agent.id() + "/suspension";
        agent.api().get("/tickets").expect(200);
        agent.api().send("PUT", suspension, null, null).expect(403, "forbidden");
        assertEquals("suspended", lead.api().send("PUT", suspension, null, null).expect(200).text("/status"));
        Awaited.until(() -> agent.api().get("/session"), answer -> answer.status() == 401);
        assertEquals("active", lead.api().send("DELETE", suspension, null, null).expect(200).text("/status"));
    }

    /** The same is told of a member and of somebody of another vendor. Their own people they know. */
    @Test
    void a_lead_does_not_learn_who_is_a_member() {
        var theirs = Invited.as("vendor_agent", other, perennial, TENANT);
        var address = admin.get("/members/" + theirs.id()).expect(200).text("/email");
        var told = new HashSet<String>();
        for (var email : List.of("admin@" + TENANT + ".example", address)) {
            var body = Map.of("email", email, "name", "Zoe", "roles", List.of("vendor_agent"));
            told.add(lead.api().post("/vendors/" + own + "/invitations", body).expect(422, "not_accepted").text("/detail"));
            admin.post("/vendors/" + own + "/invitations", body).expect(409, "email_taken");
        }
        assertEquals(1, told.size(), told::toString);
        var ours =
                Map.of("email", lead.api().get("/members/me").expect(200).text("/email"), "name", "Zoe", "roles", List.of("vendor_agent"));
        lead.api().post("/vendors/" + own + "/invitations", ours).expect(409, "email_taken");
    }

    @Test
    void nobody_else_is_theirs() {
        var theirs = Invited.as("vendor_agent", other, perennial, TENANT);
        var ours = perennial.member("csm", TENANT).get("/session").expect(200).text("/subjectId");
        for (var path : List.of("/vendors/" + other + "/members/" + theirs.id(), "/vendors/" + own + "/members/" + theirs.id(),
                "/vendors/" + own + "/members/" + ours)) {
            lead.api().send("PUT", path + "/suspension", null, null).expect(404, "not_found");
            lead.api().send("DELETE", path + "/suspension", null, null).expect(404, "not_found");
        }
        for (var path : List.of("", "/members", "/grants")) lead.api().get("/vendors/" + other + path).expect(404, "not_found");
        lead.api().post("/vendors/" + other + "/invitations", body("otto", "vendor_agent")).expect(404, "not_found");
        lead.api().post("/vendors/" + own + "/invitations", body("alex", "agent")).expect(409, "not_a_vendor_role");
        theirs.api().get("/tickets").expect(200);
        admin.send("PUT", "/vendors/" + own + "/members/" + theirs.id(), null, null).expect(409, "member_of_other_vendor");

        var nobodys = Invited.as("vendor_lead", "", perennial, TENANT);
        nobodys.api().get("/vendors/" + own + "/members").expect(404, "not_found");
        nobodys.api().post("/vendors/" + own + "/invitations", body("zoe", "vendor_agent")).expect(404, "not_found");
    }
}
