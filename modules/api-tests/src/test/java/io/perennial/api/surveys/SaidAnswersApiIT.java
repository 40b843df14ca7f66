package io.perennial.api.surveys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks that what a customer said stays, is counted question by question, and leads to a call where one was asked for. */
@ExtendWith(RunningPerennial.class)
class SaidAnswersApiIT {
    private static final Map<String, Object> SCORE = Map.of("id", "score", "kind", "scale_0_10", "required", true, "texts",
            Map.of("en", "Would you recommend us?"));
    private static final Map<String, Object> WHY = Map.of("id", "why", "kind", "single", "texts", Map.of("en", "Why?"), "choices",
            List.of(Map.of("id", "price", "texts", Map.of("en", "The price")), Map.of("id", "support", "texts", Map.of("en", "Support"))));
    private static final Map<String, Object> MORE = Map.of("id", "more", "kind", "text", "texts", Map.of("en", "More?"));

    private final PerennialApi admin;
    private final PerennialApi other;
    private final String mark = UUID.randomUUID().toString();

    SaidAnswersApiIT(Perennial perennial) {
        admin = perennial.admin("northwind");
        other = perennial.admin("contoso");
    }

    private String survey(String kind, List<Map<String, Object>> questions) {
        var id = admin.post("/surveys", Map.of("name", mark, "kind", kind, "languages", List.of("en"), "questions", questions)).expect(201)
                .text("/id");
        admin.send("PUT", "/surveys/" + id + "/publication", null, null).expect(200);
        return id;
    }

    private String account() {
        return admin.post("/accounts", Map.of("name", "Rhine " + UUID.randomUUID())).expect(201).text("/id");
    }

    @Test
    void a_member_tags_an_answer_and_only_the_system_that_said_it_corrects_it() {
        var said = Map.<String, Object>of("surveyId", survey("nps", List.of(SCORE)), "accountId", account(), "score", 2, "comment", "Slow");
        var path = "/answers/by-external/crm/" + mark;
        var id = admin.put(path, said).expect(201).text("/id");
        for (var changed : List.of(Map.<String, Object>of("score", 10), Map.<String, Object>of("comment", "Fast"),
                Map.<String, Object>of("callMe", true)))
            admin.patch("/answers/" + id, "*", changed).expect(409, "answer_fixed");
        assertEquals("[\"price\"]", admin.patch("/answers/" + id, "*", Map.of("tags", List.of("price"), "score", 2)).expect(200).json()
                .path("tags").toString());

        admin.put("/answers/by-external/page/" + mark, said).expect(409, "answer_fixed");
        var corrected = Map.<String, Object>of("surveyId", said.get("surveyId"), "accountId", said.get("accountId"), "score", 3, "comment",
                "Slow");
        assertEquals(3, admin.put(path, corrected).expect(200).json().path("score").asInt());
        assertEquals(4, admin.patch(path, "*", Map.of("score", 4)).expect(200).json().path("score").asInt());
        assertEquals("[\"price\"]", admin.get("/answers/" + id).expect(200).json().path("tags").toString());
    }

    @Test
    void each_question_has_its_distribution_and_who_asks_for_a_call_is_found() {
        var survey = survey("custom", List.of(WHY, MORE));
        var items = new ArrayList<Map<String, Object>>();
        for (int at = 0; at < 12; at++)
            items.add(Map.of("surveyId", survey, "accountId", account(), "callMe", at == 0, "values",
                    Map.of("why", at < 9 ? "price" : "support", "more", at == 1 ? "More " + mark : "Nothing")));
        admin.post("/answers/batch", Map.of("items", items)).expect(207);

        var results = admin.get("/surveys/" + survey + "/results").expect(200).json();
        assertEquals("12 12 null", results.at("/overall/answers") + " " + results.path("uninvited") + " " + results.path("byTier"));
        assertEquals("why 12 12 false", results.at("/questions/0/question/id").asText() + " " + results.at("/questions/0/n") + " "
                + results.at("/questions/0/answers") + " " + results.at("/questions/0/tooFew"));
        assertEquals("price 75, support 25", results.at("/questions/0/parts/0/choice").asText() + " "
                + results.at("/questions/0/parts/0/value") + ", " + results.at("/questions/0/parts/1/choice").asText() + " "
                + results.at("/questions/0/parts/1/value"));
        assertEquals("12 0", results.at("/questions/1/answers") + " " + results.at("/questions/1/parts").size());

        var calls = admin.get("/answers?surveyId=" + survey + "&callMe=true").expect(200).json().path("items");
        assertEquals("1 open", calls.size() + " " + calls.at("/0/loopState").asText());
        assertEquals(1, admin.get("/answers?surveyId=" + survey + "&text=" + mark).expect(200).json().path("items").size());
    }

    @Test
    void all_answers_come_as_a_file_also_those_of_later_pages_and_no_text_is_a_formula() {
        var survey = survey("custom", List.of(WHY, MORE));
        var account = account();
        var items = new ArrayList<Map<String, Object>>();
        for (int at = 0; at < 201; at++)
            items.add(Map.of("surveyId", survey, "accountId", account, "history", true, "values",
                    Map.of("why", "price", "more", "=1+1, " + at)));
        admin.post("/answers/batch", Map.of("items", items)).expect(207);
        var lines = admin.get("/surveys/" + survey + "/answers.csv").expect(200).body().lines().toList();
        assertEquals(202, lines.size());
        assertTrue(lines.getFirst().startsWith("id,answeredAt,") && lines.getFirst().contains(",values.why,values.more,"), lines::getFirst);
        for (int at : List.of(1, 201)) assertTrue(lines.get(at).contains(",price,\"'=1+1, "), lines.get(at));
        assertEquals(1, admin.get("/surveys/" + survey + "/invitations.csv").expect(200).body().lines().count());
        admin.get("/surveys/" + survey + "/answers.csv?limit=3").expect(400);
        other.get("/surveys/" + survey + "/answers.csv").expect(404);
    }

    @Test
    void an_answer_of_an_employee_is_written_by_nobody_else() {
        var body = Map.<String, Object>of("surveyId", survey("enps", List.of(SCORE)), "score", 2);
        admin.post("/answers", body).expect(422, "survey_of_employees");
        admin.put("/answers/by-external/hr/" + mark, body).expect(422, "survey_of_employees");
        var batch = admin.post("/answers/batch", Map.of("items", List.of(body))).expect(207).json();
        assertEquals("422 survey_of_employees", batch.at("/items/0/status").asInt() + " " + batch.at("/items/0/problem/code").asText(),
                batch::toString);
    }
}
