package io.perennial.api.surveys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.OwnDatabase;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Records;
import io.perennial.kernel.TypeId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that an opt-out is seen where the contact is, and that only a person with a reason ends it. */
@ExtendWith(RunningPerennial.class)
class OptOutsApiIT {
    private final Perennial perennial;
    private final PerennialApi admin;
    private final OwnDatabase behind;
    private final Records made;

    OptOutsApiIT(Perennial perennial) {
        assumeTrue(perennial.database().isPresent(), "It opts out as the page does");
        this.perennial = perennial;
        admin = perennial.admin("northwind");
        behind = perennial.database().orElseThrow();
        made = new Records(perennial, "northwind");
    }

    private void optOut() throws Exception {
        var invitation = TypeId.parse(made.id("invt")).orElseThrow().value();
        behind.run("""
                insert into surveys.opt_out (tenant_id, address, contact_id, created_at)
                select tenant_id, contact_id::text, contact_id, now() from surveys.invitation where id = '%s'
                on conflict (tenant_id, address, contact_id) do update set created_at = now(), ended_at = null
                """.formatted(invitation));
    }

    private JsonNode listed() {
        return admin.get("/accounts/" + made.id("acct") + "/survey-opt-outs").expect(200).json().path("items");
    }

    private String reasons() {
        var wave = admin.post("/waves", Map.of("surveyId", made.id("surv"), "name", made.text(), "closesAt", "2099-01-01T00:00:00Z",
                "audience", Map.of("contactIds", java.util.List.of(made.id("cont"))))).expect(201).text("/id");
        return admin.get("/waves/" + wave + "/preview").expect(200).json().path("notAsked").findValuesAsText("reason").toString();
    }

    @Test
    void an_opt_out_is_on_the_account_until_a_person_ends_it_with_a_reason() throws Exception {
        var path = "/contacts/" + made.id("cont") + "/survey-readmissions";
        var why = Map.of("reason", "She asked for it");
        assertEquals(0, listed().size());
        admin.post(path, why).expect(409, "not_opted_out");
        optOut();
        assertEquals(made.id("cont") + " true", listed().at("/0/id").asText() + " " + listed().at("/0/optedOut"));
        assertEquals("[opted_out]", reasons());
        var ledger = "/surveys/" + made.id("surv") + "/invitations?contactId=" + made.id("cont");
        assertEquals(listed().at("/0/optedOutAt"), admin.get(ledger).expect(200).json().at("/items/0/optedOutAt"));

        admin.post(path, Map.of()).expect(422, "invalid");
        perennial.partner("northwind").post(path, why).expect(409, "not_a_member");
        perennial.admin("contoso").post(path, why).expect(404);
        perennial.admin("contoso").get("/accounts/" + made.id("acct") + "/survey-opt-outs").expect(404);
        assertTrue(listed().at("/0/optedOut").asBoolean());

        var ended = admin.post(path, why).expect(200).json();
        assertEquals("false She asked for it", ended.path("optedOut") + " " + ended.path("reason").asText());
        assertTrue(ended.path("readmittedById").asText().startsWith("mem_"));
        assertEquals(ended, listed().path(0));
        assertTrue(admin.get(ledger).expect(200).json().at("/items/0/optedOutAt").isNull());
        assertEquals("[quarantine_any]", reasons(), "it was asked before");

        optOut();
        assertTrue(listed().at("/0/optedOut").asBoolean() && listed().at("/0/readmittedAt").isNull(), "who opts out again is out");
    }
}
