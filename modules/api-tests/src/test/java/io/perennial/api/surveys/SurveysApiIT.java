package io.perennial.api.surveys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.AtOnce;
import io.perennial.api.Awaited;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPerennial.class)
class SurveysApiIT {
    /** Guesses of other tests slow down only their own sources. */
    private static final String SOURCE = "198.51.100.12";

    private final Perennial perennial;
    private final PerennialApi admin;
    private final HttpClient browser = HttpClient.newHttpClient();
    private final String mark = UUID.randomUUID().toString();

    SurveysApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin("northwind");
    }

    private String account(String tier) {
        return admin.post("/accounts", Map.of("name", "Rhine " + UUID.randomUUID(), "tier", tier + mark.substring(0, 8))).expect(201)
                .text("/id");
    }

    @Test
    void a_draft_is_published_when_it_is_complete_and_a_version_never_changes() {
        var draft = admin
                .post("/surveys",
                        Map.of("name", mark, "kind", "nps", "languages", List.of("en", "de"), "questions", List.of(BilingualSurvey.WHY)))
                .expect(201).text("/id");
        var refused = admin.send("PUT", "/surveys/" + draft + "/publication", null, null).expect(422, "invalid").json().path("errors");
        assertTrue(refused.toString().contains("/languages/1") && refused.toString().contains("/questions/0/kind"), refused::toString);
        admin.post("/answers", Map.of("surveyId", draft, "accountId", account("gold"), "score", 3)).expect(422, "survey_not_published");

        var survey = BilingualSurvey.published(admin, mark);
        admin.patch("/surveys/" + survey, "*", Map.of("questions", List.of(BilingualSurvey.SCORE))).expect(200);
        assertTrue(admin.get("/surveys/" + survey).expect(200).json().path("changedSince").asBoolean());
        var again = admin.send("PUT", "/surveys/" + survey + "/publication", null, null).expect(200).json();
        assertEquals(2, again.path("publishedVersion").asInt());
        assertFalse(again.path("changedSince").asBoolean());
    }

    @Test
    void answers_are_weighed_by_account_and_shown_with_their_uncertainty() {
        var survey = BilingualSurvey.published(admin, mark);
        var items = new ArrayList<Map<String, Object>>();
        int[][] accounts = {{40, 0, 0}, {2, 1, 2}, {0, 1, 2}, {1, 1, 0}};
        for (var counts : accounts) {
            var account = account("gold");
            for (int place = 0; place < 3; place++)
                for (int times = 0; times < counts[place]; times++)
                    items.add(Map.of("surveyId", survey, "accountId", account, "score", new int[] {10, 7, 3}[place], "history", true));
        }
        admin.post("/answers/batch", Map.of("items", items)).expect(207);

        var results = admin.get("/surveys/" + survey + "/results?groupBy=tier").expect(200).json();
        assertEquals(15.0, results.at("/overall/n").asDouble());
        assertEquals(50, results.at("/overall/answers").asInt());
        assertEquals(26.67, results.at("/overall/value").asDouble());
        assertEquals(-16.45, results.at("/overall/low").asDouble());
        assertEquals(60.89, results.at("/overall/high").asDouble());
        assertEquals("gold" + mark.substring(0, 8), results.at("/groups/0/key").asText());
        admin.get("/surveys/" + survey + "/employee-results").expect(404);
        var wild = admin.post("/answers", Map.of("surveyId", survey, "accountId", account("gold"), "score", -2147483648)).expect(422,
                "invalid");
        assertEquals("/score", wild.text("/errors/0/pointer"));
    }

    @Test
    void an_unhappy_answer_waits_for_a_member_until_it_is_resolved() {
        var survey = BilingualSurvey.published(admin, mark);
        var account = account("silver");
        var contact = BilingualSurvey.contact(admin, account);
        var body = new HashMap<String, Object>(
                Map.of("surveyId", survey, "accountId", account, "contactId", contact, "score", 4, "comment", mark));
        var answer = admin.post("/answers", body).expect(201).json();
        assertEquals("open", answer.path("loopState").asText());
        assertEquals("silver" + mark.substring(0, 8), answer.at("/frozen/tier").asText());
        assertTrue(admin.post("/answers", body).expect(201).json().path("loopState").isNull(), "not twice for one contact in 14 days");
        var path = "/answers/" + answer.path("id").asText() + "/loop";
        admin.put(path, Map.of("state", "resolved")).expect(422, "invalid");
        var resolved = admin.put(path, Map.of("state", "resolved", "cause", "Late", "action", "Called")).expect(200).json();
        assertFalse(resolved.path("loopClosedAt").isNull());
        assertEquals(2, admin.get("/answers?surveyId=" + survey + "&text=" + mark).expect(200).json().path("items").size());
    }

    private String opened(String survey, String contact) {
        var wave = admin.post("/waves",
                Map.of("surveyId", survey, "name", mark, "closesAt", Instant.now().plusSeconds(864_000).toString(), "audience",
                        Map.of("contactIds", List.of(contact))))
                .expect(201).text("/id");
        admin.send("PUT", "/waves/" + wave + "/opening", null, null).expect(200);
        return Awaited.until(() -> admin.get("/surveys/" + survey + "/invitations?waveId=" + wave).expect(200),
                found -> found.json().at("/items/0").isObject()).text("/items/0/id");
    }

    /** Returns what the ledger says last about a contact. */
    private JsonNode decided(String survey, String contact) {
        return admin.get("/surveys/" + survey + "/invitations?contactId=" + contact).expect(200).json().at("/items/0");
    }

    private JsonNode asked(String survey, String contact) {
        opened(survey, contact);
        return decided(survey, contact);
    }

    private String link(String invitation) {
        return URI.create(admin.send("POST", "/invitations/" + invitation + "/page-links", null, null).expect(200).text("/url")).getPath();
    }

    private HttpResponse<String> ask(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(perennial.address().resolve(path)).header("X-Forwarded-For", SOURCE)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded").method(method, HttpRequest.BodyPublishers.ofString(body));
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String secret(HttpResponse<String> page) {
        return page.body().replaceAll("(?s).*name=\"once\" value=\"([^\"]*)\".*", "$1");
    }

    @Test
    void a_respondent_answers_once_on_a_page_without_a_login_and_is_not_asked_again_for_a_while() throws Exception {
        var survey = BilingualSurvey.published(admin, mark);
        var contact = BilingualSurvey.contact(admin, account("gold"));
        var invitation = opened(survey, contact);
        var link = link(invitation);
        ask("HEAD", link, "");
        var page = ask("GET", link + "?q=3", "");
        assertEquals(200, page.statusCode(), page::body);
        assertTrue(page.body().contains("您会推荐我们吗") && page.body().contains("value=\"3\" checked"), page::body);
        assertFalse(page.body().contains("<script") || page.body().length() > 30_000);
        assertEquals(0, admin.get("/answers?surveyId=" + survey).expect(200).json().path("items").size(), "reading answers nothing");
        var opened = decided(survey, contact);
        assertFalse(opened.path("openedAt").isNull());

        var more = ask("POST", link, "q_score=3&comment=Hm&shown=score&once=" + secret(page));
        assertTrue(more.statusCode() == 200 && more.body().contains("支持"), more::body);
        var sent = ask("POST", link, "q_score=3&q_why=support&comment=Hm&shown=score+why&once=" + secret(page));
        assertEquals(303, sent.statusCode(), sent::body);
        var answer = admin.get("/answers?surveyId=" + survey).expect(200).json().path("items");
        assertEquals(1, answer.size());
        assertEquals("support", answer.at("/0/values/why").asText());
        assertEquals(invitation, answer.at("/0/invitationId").asText());

        assertEquals("?sent=1", sent.headers().firstValue("Location").orElse(""), "whoever is given the address learns nothing");
        var elsewhere = ask("GET", link, "").body();
        assertTrue(elsewhere.contains("已经回答过") && elsewhere.contains("name=\"out\"") && !elsewhere.contains("Hm"), elsewhere);
        ask("POST", link, "q_score=10&shown=score+why&once=guess");
        assertEquals(3, admin.get("/answers?surveyId=" + survey).expect(200).json().at("/items/0/score").asInt(),
                "only the own form changes it");
        ask("POST", link, "q_score=9&q_why=support&shown=score&once=" + secret(page));
        var changed = admin.get("/answers?surveyId=" + survey).expect(200).json().at("/items/0");
        assertEquals("9 {}", changed.path("score") + " " + changed.path("values"), "a promoter is not asked why");

        var refused = asked(survey, contact);
        assertEquals("quarantine_any", refused.at("/reasons/0/reason").asText());
        assertEquals("quarantine_same", refused.at("/reasons/1/reason").asText());
    }

    @Test
    void what_no_form_has_sent_is_no_answer_and_is_not_lost() throws Exception {
        var survey = BilingualSurvey.published(admin, mark);
        var link = link(opened(survey, BilingualSurvey.contact(admin, account("gold"))));
        for (var body : List.of("q_score=9&once=" + "A".repeat(32), "q_score=9", "q_score=9&once=")) {
            var again = ask("POST", link, body);
            assertTrue(again.statusCode() == 422 && again.body().contains("请再次提交") && again.body().contains("value=\"9\" checked"),
                    again::body);
            ask("GET", link, "");
        }
        assertEquals(0, admin.get("/answers?surveyId=" + survey).expect(200).json().path("items").size());
    }

    @Test
    void of_two_forms_that_are_sent_at_once_one_answers() throws Exception {
        var survey = BilingualSurvey.published(admin, mark);
        var link = link(opened(survey, BilingualSurvey.contact(admin, account("gold"))));
        var forms = List.of(ask("GET", link, ""), ask("GET", link, ""));
        var sent = forms.stream().map(form -> AtOnce.begin(() -> {
            try {
                return ask("POST", link, "q_score=9&shown=score&once=" + secret(form)).statusCode();
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        })).toList();
        assertEquals(List.of(200, 303), sent.stream().map(CompletableFuture::join).sorted().toList());
        assertEquals(1, admin.get("/answers?surveyId=" + survey).expect(200).json().at("/items/0/version").asInt());
    }

    @Test
    void who_did_not_answer_is_counted_as_the_customer_was_when_it_was_asked() {
        var survey = BilingualSurvey.published(admin, mark);
        var old = account("gold");
        admin.post("/contracts", Map.of("accountId", old, "number", mark, "startsOn", "2020-01-01", "currency", "EUR")).expect(201);
        asked(survey, BilingualSurvey.contact(admin, old));
        asked(survey, BilingualSurvey.contact(admin, account("silver")));
        admin.patch("/accounts/" + old, "*", Map.of("tier", "lead")).expect(200);

        var parts = admin.get("/surveys/" + survey + "/results").expect(200).json().path("responses").valueStream()
                .filter(part -> !part.path("by").asText().equals("band"))
                .map(part -> part.path("by").asText() + " " + part.path("key").asText("none") + " " + part.at("/response/invited"))
                .toList();
        var tier = mark.substring(0, 8);
        assertEquals(List.of("tenure from_3_years 1", "tenure none 1", "tier gold" + tier + " 1", "tier silver" + tier + " 1"), parts);
    }

    @Test
    void who_opts_out_is_asked_by_no_survey_and_another_systems_survey_counts() throws Exception {
        var contact = BilingualSurvey.contact(admin, account("gold"));
        var invitation = opened(BilingualSurvey.published(admin, mark), contact);
        var link = link(invitation);
        assertTrue(ask("POST", link, "out=1").body().contains("不会再"));
        var reopened = ask("GET", link, "").body();
        assertTrue(reopened.contains("不会再") && !reopened.contains("<form"), reopened);
        admin.send("POST", "/invitations/" + invitation + "/page-links", null, null).expect(409, "not_invited");
        var out = asked(BilingualSurvey.published(admin, mark), contact);
        assertTrue(out.at("/reasons/0/reason").asText().equals("opted_out") && !out.path("optedOutAt").isNull(), out::toString);

        var other = BilingualSurvey.contact(admin, account("gold"));
        admin.post("/contact-pressure",
                Map.of("contactId", other, "day", java.time.LocalDate.now(java.time.ZoneOffset.UTC).minusDays(1).toString(),
                        "kind", "csat", "channel", "email"))
                .expect(204);
        assertEquals("quarantine_any", asked(BilingualSurvey.published(admin, mark), other).at("/reasons/0/reason").asText());
        admin.post("/contact-pressure", Map.of("contactId", other, "day", "2999-12-31", "channel", "email")).expect(422, "invalid");
    }
}
