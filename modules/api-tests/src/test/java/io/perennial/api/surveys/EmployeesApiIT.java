package io.perennial.api.surveys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perennial.api.Awaited;
import io.perennial.api.OwnDatabase;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Records;
import io.perennial.kernel.TypeId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that employees are asked, answer once, and that nothing tells whose an answer is. */
@ExtendWith(RunningPerennial.class)
class EmployeesApiIT {
    private static final Map<String, Object> SCORE = Map.of("id", "score", "kind", "scale_0_10", "required", true, "texts",
            Map.of("en", "Would you recommend us as an employer?"));

    private final Perennial perennial;
    private final PerennialApi admin;
    private final OwnDatabase behind;
    private final HttpClient browser = HttpClient.newHttpClient();

    EmployeesApiIT(Perennial perennial) {
        assumeTrue(perennial.database().isPresent(), "It looks behind the API");
        this.perennial = perennial;
        admin = perennial.admin("northwind");
        behind = perennial.database().orElseThrow();
    }

    private Map<String, Object> wave(String survey) {
        return Map.of("surveyId", survey, "name", "Spring", "closesAt", Instant.now().plusSeconds(864_000).toString());
    }

    private static UUID uuid(String id) {
        return TypeId.parse(id).orElseThrow().value();
    }

    /** Returns the page of one of the invited. Only their mail has such a link, so another link is made one. */
    private String page(String wave) throws Exception {
        var customer = new Records(perennial, "northwind").id("invt");
        var link =
                URI.create(admin.send("POST", "/invitations/" + customer + "/page-links", null, null).expect(200).text("/url")).getPath();
        behind.run("""
                update platform.link
                set purpose = 'employee_survey',
                    record_id = (select id from surveys.employee_invitation where wave_id = '%s' order by id limit 1)
                where record_id = '%s'
                """.formatted(uuid(wave), uuid(customer)));
        return link.replace("/s/", "/e/");
    }

    private HttpResponse<String> ask(String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(perennial.address().resolve(path)).header("X-Forwarded-For", "198.51.100.77")
                .header("Accept", "text/html").header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void an_employee_answers_once_and_nothing_tells_whose_the_answer_is() throws Exception {
        for (var who : List.of("manager", "lead", "csm", "agent")) perennial.member(who, "northwind").get("/members/me").expect(200);
        var survey = admin.post("/surveys", Map.of("name", "Employees", "kind", "enps", "languages", List.of("en"), "questions",
                List.of(SCORE), "groupings", List.of("team"))).expect(201).text("/id");
        admin.send("PUT", "/surveys/" + survey + "/publication", null, null).expect(200);
        var some = new HashMap<>(wave(survey));
        some.put("sample", 3);
        admin.post("/waves", some).expect(422, "survey_of_employees");
        var wave = admin.post("/waves", wave(survey)).expect(201).text("/id");
        admin.send("PUT", "/waves/" + wave + "/opening", null, null).expect(200);
        var open = Awaited.until(() -> admin.get("/waves/" + wave).expect(200), one -> one.json().path("invited").asInt() > 4);
        var vendors = "select count(*) from surveys.employee_invitation i join identity.placement p on p.member_id = i.member_id";
        assertEquals(List.of("0"), behind.ask(vendors));

        var page = page(wave);
        var shown = ask("GET", page, "").body();
        assertTrue(shown.contains("as an employer") && !shown.contains("name=\"call\"") && !shown.contains("name=\"out\""),
                shown);
        assertEquals(200, ask("HEAD", page, "").statusCode());
        for (var said : List.of("q_score=9&comment=More+tea&shown=score", "q_score=0&comment=Less+tea&shown=score")) {
            var told = ask("POST", page, said);
            assertTrue(told.statusCode() == 200 && !told.body().contains("<form"), told::body);
        }

        assertEquals(open.json().path("invited").asInt(), admin.get("/waves/" + wave).expect(200).json().path("invited").asInt());
        assertEquals(1, admin.get("/waves/" + wave).expect(200).json().path("answered").asInt());
        assertEquals(List.of("9 More tea 4 t 00:00:00"), behind.ask("""
                select concat_ws(' ', score, comment, invitation_id, substr(id::text, 15, 1), created_at = answered_at,
                                 (answered_at at time zone 'Europe/Berlin')::time)
                from surveys.answer where survey_id = '%s'
                """.formatted(uuid(survey))));
        assertEquals(List.of("0"), behind.ask("select count(*) from platform.outbox where payload::text like '%More tea%'"));
        for (var list : List.of("/answers?surveyId=" + survey, "/audit?limit=200", "/changes?last=200",
                "/surveys/" + survey + "/answers.csv",
                "/surveys/" + survey + "/results"))
            assertFalse(admin.get(list).expect(200).body().contains("More tea"), list);
    }

    /** Answers as on the page, on the tenth last day of the quarter that is over. */
    private void answered(String survey, String wave, int times, int score) throws SQLException {
        var day = LocalDate.now(ZoneId.of("Europe/Berlin")).with(IsoFields.DAY_OF_QUARTER, 1).minusDays(10);
        for (int time = 0; time < times; time++)
            behind.run("""
                    insert into surveys.answer (tenant_id, id, survey_id, survey_version, kind, wave_id, score, call_me, complete, answered_at,
                                                history, counted_on, created_at, updated_at)
                    select tenant_id, gen_random_uuid(), survey_id, survey_version, 'enps', id, %d, false, true, d.at, false, '%s', d.at, d.at
                    from surveys.wave cross join (values ('%s'::timestamp at time zone 'Europe/Berlin')) d (at) where survey_id = '%s' and id = '%s'
                    """.formatted(score, day, day, uuid(survey), uuid(wave)));
    }

    @Test
    void a_quarter_that_is_over_does_not_change_and_two_groupings_are_refused() throws Exception {
        var employees = Map.of("name", "Employees", "kind", "enps", "languages", List.of("en"), "questions", List.of(SCORE));
        var two = new HashMap<String, Object>(employees);
        two.put("groupings", List.of("team", "site"));
        assertEquals("/groupings", admin.post("/surveys", two).expect(422, "invalid").text("/errors/0/pointer"));

        var survey = admin.post("/surveys", employees).expect(201).text("/id");
        admin.send("PUT", "/surveys/" + survey + "/publication", null, null).expect(200);
        var wave = admin.post("/waves", wave(survey)).expect(201).text("/id");
        answered(survey, wave, 6, 9);
        var past = Map.of("surveyId", survey, "score", 0, "history", true, "answeredAt", Instant.now().minusSeconds(8_640_000).toString());
        assertEquals(422, admin.post("/answers/batch", Map.of("items", List.of(past))).expect(207).json().at("/items/0/status").asInt());
        var results = admin.get("/surveys/" + survey + "/employee-results").expect(200).json();
        assertEquals("6 100.0 []",
                results.at("/overall/answers") + " " + results.at("/overall/value").asDouble() + " " + results.path("questions"));
    }
}
