package io.perennial.api.vendors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Invited;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that a vendor is compared with its contract, which its lead reads and does not write. */
@ExtendWith(RunningPerennial.class)
class ContractsApiIT {
    private static final String TENANT = "ravenstack";
    private static final String JUNE = "/scorecard?from=2026-06-01T00:00:00Z&until=2026-07-01T00:00:00Z";

    private final Perennial perennial;
    private final PerennialApi admin;
    private final String mark = UUID.randomUUID().toString();

    ContractsApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin(TENANT);
    }

    private Map<String, Object> body(String name, Map<String, Object> contract) {
        return Map.of("name", name + mark, "zone", "Europe/Riga", "contract", contract);
    }

    @Test
    void a_lead_reads_the_own_contract_and_its_verdicts_and_no_other_one() {
        var contract = Map.<String, Object>of("startsOn", "2026-01-01", "endsOn", "2027-01-01", "attainmentAtLeast", 90.5);
        var own = admin.post("/vendors", body("own", contract)).expect(201);
        var other = admin.post("/vendors", body("other", contract)).expect(201).text("/id");
        assertEquals(90.5, own.json().at("/contract/attainmentAtLeast").asDouble());
        var id = own.text("/id");
        var lead = Invited.as("vendor_lead", id, perennial, TENANT).api();

        assertEquals("2027-01-01", lead.get("/vendors/" + id).expect(200).text("/contract/endsOn"));
        var card = lead.get("/vendors/" + id + JUNE).expect(200);
        assertEquals(List.of("attainment", "at_least", "too_few"),
                List.of(card.text("/figures/0/figure"), card.text("/figures/0/bound"), card.text("/figures/0/verdict")));
        assertEquals(90.5, card.json().at("/figures/0/target").asDouble());
        assertTrue(card.json().at("/figures/1/verdict").isNull(), card::body);
        var before = lead.get("/vendors/" + id + JUNE.replace("2026-0", "2025-0")).expect(200);
        assertTrue(before.json().at("/figures/0/target").isNull(), before::body);

        lead.get("/vendors/" + other).expect(404, "not_found");
        lead.get("/vendors/" + other + JUNE).expect(404, "not_found");
        lead.patch("/vendors/" + id, "*", Map.of("contract", Map.of("attainmentAtLeast", 1))).expect(403, "forbidden");
        Invited.as("vendor_agent", id, perennial, TENANT).api().get("/vendors/" + id + JUNE).expect(403, "forbidden");
    }

    @Test
    void a_contract_is_changed_by_a_patch_and_taken_away_by_null() {
        var made = admin.post("/vendors", body("own", Map.of("attainmentAtLeast", 90))).expect(201);
        var path = "/vendors/" + made.text("/id");
        var changed = admin.patch(path, "*", Map.of("contract", Map.of("reopenRateAtMost", 0))).expect(200);
        assertEquals("[90.0,0.0]", "[" + changed.json().at("/contract/attainmentAtLeast").asDouble() + ","
                + changed.json().at("/contract/reopenRateAtMost").asDouble() + "]");
        admin.patch(path, "*", Map.of("contract", Map.of("startsOn", "2026-02-01", "endsOn", "2026-02-01")))
                .expect(422, "invalid");
        admin.patch(path, "*", Map.of("contract", Map.of("attainmentAtLeast", 101))).expect(422, "invalid");
        var none = new HashMap<String, Object>();
        none.put("contract", null);
        assertTrue(admin.patch(path, "*", none).expect(200).json().path("contract").isNull());
    }
}
