package io.perennial.api.surveys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.Awaited;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that answers of another system come in, and that what is no value of the scale is refused, each with its reason. */
@ExtendWith(RunningPerennial.class)
class AnswerImportsApiIT {
    private final PerennialApi admin;
    private final PerennialApi crm;
    private final String mark = UUID.randomUUID().toString();

    AnswerImportsApiIT(Perennial perennial) {
        admin = perennial.admin("northwind");
        crm = perennial.partner("northwind");
        crm.put("/accounts/by-external/export/" + mark, Map.of("name", "Rhine " + mark)).expect(201);
    }

    private String survey(String kind) {
        var id = admin.post("/surveys", Map.of("name", mark, "kind", kind, "languages", List.of("en"), "questions",
                List.of(Map.of("id", "score", "kind", "scale_0_10", "required", true, "texts", Map.of("en", "Would you recommend us?")))))
                .expect(201).text("/id");
        admin.send("PUT", "/surveys/" + id + "/publication", null, null).expect(200);
        return id;
    }

    private JsonNode imported(String csv) {
        var id = crm.send("POST", "/imports?kind=answers&mapping=said", "text/csv", "id,company,survey,score\n" + csv).expect(202)
                .text("/id");
        return Awaited.until(() -> crm.get("/imports/" + id).expect(200).json(), one -> !one.path("finishedAt").isNull());
    }

    private List<String> refusals(JsonNode of) {
        return crm.get("/imports/" + of.path("id").asText() + "/refusals").expect(200).body().lines().skip(1)
                .map(line -> line.replace(mark, "").replaceAll("surv_[0-9a-z]+", "surv")).toList();
    }

    @Test
    void each_value_out_of_the_scale_is_refused_with_its_reason_and_the_others_come_in() {
        var survey = survey("nps");
        var scores = List.of("9", "-2147483648", "11", "3.5", "\"9 \"", "", "９", "0x9", "-1", "10");
        var csv = new StringBuilder();
        for (int at = 0; at < scores.size(); at++)
            csv.append("%d%s,%2$s,%s,%s\n".formatted(at, mark, survey, scores.get(at)));
        var done = imported(csv.toString());
        assertEquals("10 3 7", done.path("rows") + " " + done.path("created") + " " + done.path("refused"));
        assertEquals(List.of(
                "2,score: must be at least 0,1,,surv,-2147483648", "3,score: must be at most 10,2,,surv,11",
                "4,score: must be a whole number,3,,surv,3.5", "6,score: is required,5,,surv,",
                "7,score: must be a whole number,6,,surv,９", "8,score: must be a whole number,7,,surv,0x9",
                "9,score: must be at least 0,8,,surv,-1"), refusals(done));
        var results = admin.get("/surveys/" + survey + "/results").expect(200).json();
        assertEquals("3 3", results.at("/overall/answers") + " " + results.path("uninvited"), "a cell is read without the space around it");
    }

    @Test
    void a_value_out_of_the_scale_is_refused_in_a_batch_too() {
        var survey = survey("nps");
        var account = crm.get("/accounts/by-external/export/" + mark).expect(200).text("/id");
        for (var score : List.<Object>of(Integer.MIN_VALUE, 11, 3.5, "9 ", "9", "", true)) {
            var body = new HashMap<String, Object>(Map.of("surveyId", survey, "accountId", account, "history", true, "score", score));
            var item = admin.post("/answers/batch", Map.of("items", List.of(body))).expect(207).json().at("/items/0");
            assertEquals("422 /score", item.path("status") + " " + item.at("/problem/errors/0/pointer").asText(),
                    () -> score + ": " + item);
        }
    }

    @Test
    void answers_of_employees_are_not_imported() {
        var done = imported("1%s,%1$s,%s,9\n".formatted(mark, survey("enps")));
        assertEquals("0 1", done.path("created") + " " + done.path("refused"));
        assertTrue(refusals(done).getFirst().contains("Employees answer on their page only"), refusals(done)::toString);
    }
}
