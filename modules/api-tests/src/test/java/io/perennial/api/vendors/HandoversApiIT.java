package io.perennial.api.vendors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Invited;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests who hands a ticket over to whom, and who is told. */
@ExtendWith(RunningPerennial.class)
class HandoversApiIT {
    private static final String TENANT = "northwind";
    private static final Map<String, String> BACK = Map.of("reason", "Ours again");

    private final Perennial perennial;
    private final PerennialApi admin;
    private final PerennialApi agent;
    private final String mark = UUID.randomUUID().toString();
    private final String vendor;
    private final String other;
    private final String ticket;

    HandoversApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin(TENANT);
        agent = perennial.member("agent", TENANT);
        vendor = vendor("A");
        other = vendor("B");
        var account = admin.post("/accounts", Map.of("name", "Rhine " + mark)).expect(201).text("/id");
        ticket = admin.post("/tickets", Map.of("accountId", account, "subject", "Map")).expect(201).text("/id");
        grant(vendor, account);
    }

    private String vendor(String name) {
        return admin.post("/vendors", Map.of("name", name + " " + mark, "zone", "Europe/Riga", "calendar", "always")).expect(201)
                .text("/id");
    }

    private void grant(String to, String account) {
        admin.post("/vendors/" + to + "/grants", Map.of("accountIds", List.of(account), "actions", List.of("hand_back"))).expect(201);
    }

    @Test
    void an_agent_and_a_support_lead_choose_among_names_of_vendors_that_may_have_the_ticket() {
        Invited.as("vendor_agent", vendor, perennial, TENANT);
        var lead = Invited.as("support_lead", "", perennial, TENANT).api();
        var choices = "/tickets/" + ticket + "/handover/choices";

        for (var caller : List.of(agent, lead)) {
            caller.get("/vendors").expect(403, "forbidden");
            assertEquals("{\"items\":[{\"vendorId\":\"" + vendor + "\",\"vendorName\":\"A " + mark + "\"}]}",
                    caller.get(choices).expect(200).body());
        }
        assertEquals("handed_over", agent.put("/tickets/" + ticket + "/handover", Map.of("vendorId", vendor)).expect(200).text("/outcome"));
        admin.send("PUT", "/vendors/" + vendor + "/suspension", null, null).expect(200);
        assertEquals("{\"items\":[]}", agent.get(choices).expect(200).body());
        perennial.partner(TENANT).get(choices).expect(403, "forbidden");
    }

    @Test
    void the_people_of_a_vendor_are_told_what_they_have_and_its_leads_what_they_have_no_longer() {
        var vera = Invited.as("vendor_agent", vendor, perennial, TENANT).api();
        var lena = Invited.as("vendor_lead", vendor, perennial, TENANT).api();
        var olga = Invited.as("vendor_lead", other, perennial, TENANT).api();
        grant(other, admin.get("/tickets/" + ticket).expect(200).text("/accountId"));

        agent.put("/tickets/" + ticket + "/handover", Map.of("vendorId", vendor)).expect(200);
        agent.put("/tickets/" + ticket + "/handover", Map.of("vendorId", vendor)).expect(200);
        var begun = List.of("handover_begun " + ticket);
        assertEquals(List.of(begun, begun, List.of()), Stream.of(vera, lena, olga).map(HandoversApiIT::told).toList());

        agent.put("/tickets/" + ticket + "/hand-back", BACK).expect(200);
        var both = List.of("handover_ended " + ticket, "handover_begun " + ticket);
        assertEquals(List.of(begun, both, List.of()), Stream.of(vera, lena, olga).map(HandoversApiIT::told).toList());

        agent.put("/tickets/" + ticket + "/handover", Map.of("vendorId", vendor)).expect(200);
        lena.put("/tickets/" + ticket + "/hand-back", BACK).expect(200);
        assertEquals(3, told(lena).size(), "who gives it back knows");
    }

    private static List<String> told(PerennialApi caller) {
        return caller.get("/notices").expect(200).json().path("items").valueStream()
                .map(one -> one.path("kind").asText() + " " + one.path("subjectId").asText()).toList();
    }
}
