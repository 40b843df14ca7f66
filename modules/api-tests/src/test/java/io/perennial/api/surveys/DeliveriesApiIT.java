package io.perennial.api.surveys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.OwnDatabase;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Records;
import io.perennial.kernel.TypeId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests what a channel says of an invitation: that it arrived, or that its address refused it. */
@ExtendWith(RunningPerennial.class)
class DeliveriesApiIT {
    private final Perennial perennial;
    private final PerennialApi admin;
    private final OwnDatabase behind;
    private final Records made;

    DeliveriesApiIT(Perennial perennial) {
        assumeTrue(perennial.database().isPresent(), "It sends what waits for business hours");
        this.perennial = perennial;
        admin = perennial.admin("northwind");
        behind = perennial.database().orElseThrow();
        made = new Records(perennial, "northwind");
    }

    private static UUID uuid(String id) {
        return TypeId.parse(id).orElseThrow().value();
    }

    private String sent() throws SQLException {
        var id = made.id("invt");
        behind.run("update surveys.invitation set state = 'sent', sent_at = now() where id = '" + uuid(id) + "'");
        return id;
    }

    private JsonNode said(String invitation, String outcome) {
        return admin.post("/invitations/" + invitation + "/delivery", Map.of("outcome", outcome)).expect(200).json();
    }

    private String steps() {
        var response = admin.get("/surveys/" + made.id("surv") + "/results").expect(200).json().path("response");
        return response.path("sent") + " sent, " + response.path("pending") + " pending, " + response.path("delivered") + " delivered, "
                + response.path("bounced") + " bounced, " + response.path("rate").asText("null").replaceAll("\\.0$", "");
    }

    @Test
    void an_invitation_is_delivered_when_its_channel_says_so_and_its_contact_is_not_asked_after_a_bounce() throws Exception {
        var invitation = sent();
        assertEquals("1 sent, 1 pending, 0 delivered, 0 bounced, null", steps());

        var delivered = said(invitation, "delivered");
        assertEquals("delivered", delivered.path("state").asText());
        assertFalse(delivered.path("deliveredAt").isNull());
        assertEquals(delivered.path("deliveredAt"), said(invitation, "delivered").path("deliveredAt"), "the first word stays");
        assertEquals("1 sent, 0 pending, 1 delivered, 0 bounced, 0", steps());

        assertEquals("bounced", said(invitation, "bounced").path("state").asText());
        assertEquals("1 sent, 0 pending, 0 delivered, 1 bounced, null", steps());
        var again = admin.post("/waves", Map.of("surveyId", made.id("surv"), "name", made.text(), "audience",
                Map.of("contactIds", List.of(made.id("cont"))), "closesAt", Instant.now().plusSeconds(864_000).toString()))
                .expect(201).text("/id");
        var preview = admin.get("/waves/" + again + "/preview").expect(200).json();
        assertEquals("0 bounced 1",
                preview.path("asked") + " " + preview.at("/notAsked/0/reason").asText() + " " + preview.at("/notAsked/0/people"),
                preview::toString);
    }

    @Test
    void nothing_is_said_of_what_was_not_sent_nor_by_strangers() throws Exception {
        var invitation = sent();
        perennial.admin("contoso").post("/invitations/" + invitation + "/delivery", Map.of("outcome", "bounced")).expect(404);
        admin.post("/invitations/" + invitation + "/delivery", Map.of("outcome", "lost")).expect(422, "invalid");
        behind.run("update surveys.invitation set state = 'decided', sent_at = null where id = '" + uuid(invitation) + "'");
        admin.post("/invitations/" + invitation + "/delivery", Map.of("outcome", "bounced")).expect(409, "not_invited");
        assertEquals(List.of("decided null"), behind.ask(
                "select state || ' ' || coalesce(bounced_at::text, 'null') from surveys.invitation where id = '" + uuid(invitation) + "'"));
    }
}
