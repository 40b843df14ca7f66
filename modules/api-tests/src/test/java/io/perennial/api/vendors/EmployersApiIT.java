package io.perennial.api.vendors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Invited;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that it is known who works for a vendor, and that nobody is offered as an owner whom the server refuses. */
@ExtendWith(RunningPerennial.class)
class EmployersApiIT {
    private static final String TENANT = "ravenstack";

    private final Perennial perennial;
    private final PerennialApi admin;
    private final String mark = UUID.randomUUID().toString();
    private final String vendor;

    EmployersApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin(TENANT);
        vendor = admin.post("/vendors", Map.of("name", mark, "zone", "Europe/Riga")).expect(201).text("/id");
    }

    @Test
    void who_reads_members_knows_for_whom_they_work_and_a_vendor_only_of_its_own() {
        var vera = Invited.as("vendor_agent", vendor, perennial, TENANT);
        var csm = perennial.member("csm", TENANT);
        var path = "/members/" + vera.id();
        assertEquals(vendor + " " + mark, csm.get(path).expect(200).text("/vendor/id") + " " + csm.get(path).text("/vendor/name"));
        assertTrue(csm.get("/members/me").expect(200).json().path("vendor").isNull());
        admin.patch("/vendors/" + vendor, "*", Map.of("name", "new " + mark)).expect(200);
        assertEquals("new " + mark, csm.get(path).expect(200).text("/vendor/name"));

        assertEquals(vendor, vera.api().get("/members/me").expect(200).text("/vendor/id"), "they know their own");
        vera.api().get(path).expect(403, "forbidden");
        admin.delete("/vendors/" + vendor + "/members/" + vera.id(), "*").expect(200);
        assertTrue(csm.get(path).expect(200).json().path("vendor").isNull());
    }

    @Test
    void who_was_only_invited_is_not_active() {
        var lead = Invited.as("vendor_lead", vendor, perennial, TENANT);
        var body = Map.of("email", mark + "@baltic.example", "name", "Otto", "roles", List.of("vendor_agent"));
        var invited = lead.api().post("/vendors/" + vendor + "/invitations", body).expect(200).text("/id");
        assertEquals("active invited", status(lead.api(), lead.id()) + " " + status(lead.api(), invited));
        lead.api().send("PUT", "/vendors/" + vendor + "/members/" + invited + "/suspension", null, null).expect(200);
        assertEquals("suspended", status(admin, invited));
    }

    private String status(PerennialApi caller, String member) {
        return caller.get("/vendors/" + vendor + "/members").expect(200).json().path("items").valueStream()
                .filter(one -> one.path("id").asText().equals(member)).findFirst().orElseThrow().path("status").asText();
    }

    private static List<String> owners(PerennialApi caller, String of) {
        return caller.get("/members?limit=200&canOwn=" + of).expect(200).json().path("items").valueStream()
                .map(one -> one.path("id").asText()).toList();
    }

    @Test
    void only_whom_the_server_takes_can_own() {
        var vera = Invited.as("vendor_agent", vendor, perennial, TENANT).id();
        var csm = perennial.member("csm", TENANT);
        var me = csm.get("/session").expect(200).text("/subjectId");
        var agent = Invited.as("agent", "", perennial, TENANT);
        var otto = admin.post("/members", Map.of("email", "o" + mark + "@oak.example", "name", "Otto", "roles", List.of("csm"))).expect(201)
                .text("/id");
        for (var of : List.of("work", "accounts")) {
            assertEquals(List.of(me), owners(csm, of));
            var all = owners(admin, of);
            assertTrue(all.containsAll(List.of(me, agent.id())), all::toString);
            assertFalse(all.contains(vera) || all.contains(otto), all::toString);
        }
        csm.post("/tasks", Map.of("title", mark, "ownerId", agent.id())).expect(422, "owner_not_self");
        admin.post("/tasks", Map.of("title", mark, "ownerId", vera)).expect(422, "unknown_owner");
        admin.post("/tasks", Map.of("title", mark, "ownerId", agent.id())).expect(201);

        admin.put("/roles/seg" + mark.substring(0, 8), Map.of("permissions", List.of("members:read", "accounts:read", "accounts:write"),
                "segments", List.of(mark))).expect(200);
        var segment = Invited.as("seg" + mark.substring(0, 8), "", perennial, TENANT);
        assertEquals(List.of(segment.id()), owners(segment.api(), "work"));
        assertTrue(owners(segment.api(), "accounts").contains(agent.id()), "an account of a segment is seen whoever owns it");
    }
}
