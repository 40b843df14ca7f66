package io.perennial.api.surveys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.perennial.api.Awaited;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Invited;
import io.perennial.api.made.Records;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Attacks what an answer keeps of its customer's health and revenue, on each way on which answers leave. */
@ExtendWith(RunningPerennial.class)
class ClosedAnswersApiIT {
    private static final String TENANT = "northwind";
    private static final List<String> MAY = List.of("accounts:read", "surveys:read", "answers:read", "changes:read");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Perennial perennial;
    private final PerennialApi admin;
    private final Records records;

    ClosedAnswersApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin(TENANT);
        records = Records.shared(perennial, TENANT);
    }

    private PerennialApi reader(String... more) {
        var role = "answers_" + UUID.randomUUID().toString().substring(0, 8);
        var may = java.util.stream.Stream.concat(MAY.stream(), java.util.Arrays.stream(more)).toList();
        assertTrue(admin.put("/roles/" + role, Map.of("permissions", may, "visible", List.of("all"))).status() < 300);
        return Invited.as(role, "", perennial, TENANT).api();
    }

    private static String told(JsonNode answer) {
        var frozen = answer.path("frozen");
        return frozen.path("arrBand").asText() + " " + frozen.path("redacted");
    }

    private static String copied(PerennialApi of, String id) throws Exception {
        var snapshot = of.post("/snapshots", Map.of("types", List.of("answer"))).expect(202).text("/id");
        Awaited.until(() -> of.get("/snapshots/" + snapshot).expect(200), one -> one.text("/state").equals("complete"));
        var line = of.get("/snapshots/" + snapshot + "/lines?type=answer").expect(200).body().lines().filter(one -> one.contains(id))
                .findFirst().orElseThrow();
        return told(JSON.readTree(line));
    }

    private static String followed(PerennialApi of, String id) {
        var changes =
                Awaited.until(() -> of.get("/changes?last=1000&limit=1000&types=answer").expect(200), page -> page.body().contains(id));
        return changes.json().path("items").valueStream().filter(entry -> entry.path("id").asText().equals(id))
                .map(entry -> told(entry.path("data"))).findFirst().orElseThrow();
    }

    @Test
    void neither_a_copy_nor_the_feed_nor_a_file_tells_the_revenue_or_the_health_behind_an_answer() throws Exception {
        var survey = admin.get("/answers/" + records.id("answ")).expect(200).text("/surveyId");
        var answer =
                admin.post("/answers", Map.of("surveyId", survey, "accountId", records.id("acct"), "score", 7)).expect(201).text("/id");
        var kept = admin.get("/answers/" + answer).expect(200).json();
        assertEquals("under_10k ", told(kept));

        var both = reader("health:read", "revenue:read");
        var blind = reader();
        var noHealth = reader("revenue:read");
        var noRevenue = reader("health:read");
        for (var one : List.of(Map.entry(both, "under_10k "), Map.entry(blind, "null [\"/band\",\"/arrBand\"]"),
                Map.entry(noHealth, "under_10k [\"/band\"]"), Map.entry(noRevenue, "null [\"/arrBand\"]"))) {
            assertEquals(one.getValue(), told(one.getKey().get("/answers/" + answer).expect(200).json()));
            assertEquals(one.getValue(), copied(one.getKey(), answer));
            assertEquals(one.getValue(), followed(one.getKey(), answer));
        }
        for (var file : List.of("/answers.csv", "/invitations.csv")) {
            var text = blind.get("/surveys/" + survey + file).expect(200).body();
            assertFalse(text.contains("under_10k") || text.lines().findFirst().orElse("").matches(".*[bB]and.*"), text);
        }
    }

    /** Webhooks tell that a record has changed, and nothing of the record: whoever receives it reads it with an own token. */
    @Test
    void a_webhook_tells_nothing_of_an_answer() {
        var path = "/webhooks/"
                + admin.post("/webhooks", Map.of("url", "https://crm.invalid/" + UUID.randomUUID(), "types", List.of("answer")))
                        .expect(201).text("/id");
        admin.put(path + "/secret", Map.of("secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).expect(200);
        var survey = admin.get("/answers/" + records.id("answ")).expect(200).text("/surveyId");
        admin.post("/answers", Map.of("surveyId", survey, "accountId", records.id("acct"), "score", 8)).expect(201);
        var sent = Awaited.until(() -> admin.get(path + "/deliveries").expect(200), all -> all.json().path("items").size() > 0);
        assertFalse(sent.body().contains("under_10k") || sent.body().contains("frozen\":"), sent::body);
        admin.delete(path, "*").expect(204);
    }
}
