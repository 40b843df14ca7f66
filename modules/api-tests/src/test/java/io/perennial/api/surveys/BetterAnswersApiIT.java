package io.perennial.api.surveys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that nobody runs after a respondent who has said something better since. */
@ExtendWith(RunningPerennial.class)
class BetterAnswersApiIT {
    private final PerennialApi admin;
    private final String mark = UUID.randomUUID().toString();
    private final String survey;
    private final String account;
    private final String contact;

    BetterAnswersApiIT(Perennial perennial) {
        admin = perennial.admin("northwind");
        survey = admin.post("/surveys", Map.of("name", mark, "kind", "nps", "languages", List.of("en"), "questions",
                List.of(Map.of("id", "score", "kind", "scale_0_10", "required", true, "texts", Map.of("en", "Would you recommend us?")))))
                .expect(201).text("/id");
        admin.send("PUT", "/surveys/" + survey + "/publication", null, null).expect(200);
        account = admin.post("/accounts", Map.of("name", "Rhine " + mark)).expect(201).text("/id");
        contact = admin.post("/contacts", Map.of("accountId", account, "name", "Jana")).expect(201).text("/id");
    }

    private JsonNode said(String key, int score, Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("surveyId", survey, "accountId", account, "contactId", contact, "score", score));
        body.putAll(more);
        var answered = admin.put("/answers/by-external/crm/" + key + mark, body);
        assertTrue(answered.status() == 200 || answered.status() == 201, answered::body);
        return answered.json();
    }

    private JsonNode said(String key, int score) {
        return said(key, score, Map.of());
    }

    private JsonNode task(JsonNode answer) {
        return admin.get("/tasks/" + answer.path("loopTaskId").asText()).expect(200).json();
    }

    private int unhappy() {
        return admin.get("/answers?surveyId=" + survey + "&loopState=open").expect(200).json().path("items").size();
    }

    @Test
    void a_respondent_who_changes_to_a_promoter_is_not_among_the_unhappy_and_one_who_changes_back_is() {
        var bad = said("a", 2);
        assertEquals("open open 1", bad.path("loopState").asText() + " " + task(bad).path("state").asText() + " " + unhappy());

        var good = said("a", 9);
        assertTrue(good.path("loopState").isNull() && good.path("loopDueOn").isNull(), good::toString);
        assertEquals("dropped The respondent has said something better since: NPS 9",
                task(bad).path("state").asText() + " " + task(bad).path("outcome").asText());
        assertEquals(0, unhappy());
        admin.put("/answers/" + good.path("id").asText() + "/loop", Map.of("state", "contacted")).expect(409, "loop_not_open");

        var again = said("a", 3);
        assertEquals("open " + bad.path("loopTaskId").asText(), again.path("loopState").asText() + " " + again.path("loopTaskId").asText());
        assertEquals("open {\"kind\":\"nps\",\"score\":\"3\"}",
                task(again).path("state").asText() + " " + task(again).at("/reason/figures"));
    }

    @Test
    void a_task_that_somebody_has_in_hand_stays_and_says_why() {
        var bad = said("a", 2);
        admin.patch("/tasks/" + bad.path("loopTaskId").asText(), "*", Map.of("priority", "normal")).expect(200);
        assertEquals("open", said("a", 9).path("loopState").asText());
        assertEquals("open 2 9", task(bad).path("state").asText() + " " + task(bad).at("/reason/figures/score").asText() + " "
                + task(bad).at("/reason/figures/now").asText());

        var contacted = said("b", 1, Map.of("contactId", admin.post("/contacts", Map.of("accountId", account, "name", "Mei")).expect(201)
                .text("/id"), "answeredAt", Instant.now().minusSeconds(3_600).toString()));
        admin.put("/answers/" + contacted.path("id").asText() + "/loop", Map.of("state", "contacted")).expect(200);
        said("c", 10, Map.of("contactId", contacted.path("contactId").asText()));
        assertEquals("contacted", admin.get("/answers/" + contacted.path("id").asText()).expect(200).text("/loopState"));
        assertEquals("open 10", task(contacted).path("state").asText() + " " + task(contacted).at("/reason/figures/now").asText());
    }

    @Test
    void a_better_answer_to_another_survey_takes_an_earlier_one_back_and_no_wish_for_a_call() {
        var bad = said("a", 2, Map.of("answeredAt", Instant.now().minusSeconds(7_200).toString()));
        said("b", 9);
        assertTrue(admin.get("/answers/" + bad.path("id").asText()).expect(200).json().path("loopState").isNull());
        assertEquals("dropped", task(bad).path("state").asText());
        assertTrue(said("c", 0, Map.of("answeredAt", Instant.now().minusSeconds(3_600).toString())).path("loopState").isNull(),
                "told late, and taken back already");

        var mei = admin.post("/contacts", Map.of("accountId", account, "name", "Mei")).expect(201).text("/id");
        var call = said("d", 9, Map.of("contactId", mei, "callMe", true, "answeredAt", Instant.now().minusSeconds(3_600).toString()));
        said("e", 10, Map.of("contactId", mei));
        assertEquals("open", admin.get("/answers/" + call.path("id").asText()).expect(200).text("/loopState"));
        assertTrue(said("d", 9, Map.of("contactId", mei, "callMe", false)).path("loopState").isNull(), "who wants no call any more");
    }

    @Test
    void what_comes_late_is_not_overdue_when_it_comes() {
        var late = said("a", 2, Map.of("answeredAt", Instant.now().minusSeconds(30 * 86_400L).toString()));
        assertFalse(LocalDate.parse(late.path("loopDueOn").asText()).isBefore(LocalDate.now(ZoneOffset.UTC)), late::toString);
        assertEquals(late.path("loopDueOn").asText(), task(late).path("dueOn").asText());
    }
}
