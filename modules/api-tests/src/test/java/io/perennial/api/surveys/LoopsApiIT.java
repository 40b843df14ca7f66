package io.perennial.api.surveys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests the way of an unhappy answer: asked by mail in the own language, answered, a task for the owner, and what came of it. */
@ExtendWith(RunningPerennial.class)
class LoopsApiIT {
    /** Guesses of other tests slow down only their own sources. */
    private static final String SOURCE = "198.51.100.11";

    private final Perennial perennial;
    private final PerennialApi admin;
    private final HttpClient browser = HttpClient.newHttpClient();
    private final String mark = UUID.randomUUID().toString();
    private final String owner;
    private final String account;

    LoopsApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin("northwind");
        owner = perennial.member("lead", "northwind").get("/session").expect(200).text("/subjectId");
        account = admin.post("/accounts", Map.of("name", "Rhine " + mark, "ownerId", owner, "lifecycleStage", "onboarding")).expect(201)
                .text("/id");
    }

    private String survey(Map<String, Object> trigger) {
        var texts = Map.of("en", "Would you recommend us?", "zh-Hans", "您会推荐我们吗？", "zh-Hant", "您會推薦我們嗎？");
        var body = new HashMap<String, Object>(Map.of("name", mark, "kind", "nps", "languages", List.of("en", "zh-Hans", "zh-Hant"),
                "questions", List.of(Map.of("id", "score", "kind", "scale_0_10", "required", true, "texts", texts))));
        if (!trigger.isEmpty()) body.put("trigger", trigger);
        var id = admin.post("/surveys", body).expect(201).text("/id");
        admin.send("PUT", "/surveys/" + id + "/publication", null, null).expect(200);
        return id;
    }

    private String contact(String name, String locale) {
        return admin.post("/contacts", Map.of("accountId", account, "name", name, "locale", locale, "role", "decision_maker", "emails",
                List.of(name + "." + mark + "@rhine.example"))).expect(201).text("/id");
    }

    private JsonNode answer(String id) {
        return admin.get("/answers/" + id).expect(200).json();
    }

    private JsonNode asked(String survey, String contact) {
        return Awaited.until(() -> admin.get("/surveys/" + survey + "/invitations?contactId=" + contact).expect(200).json().at("/items/0"),
                found -> found.path("state").asText().equals("sent") || waits(found));
    }

    /** At night and on days off nobody gets mail. */
    private static boolean waits(JsonNode invitation) {
        return invitation.path("state").asText().equals("decided")
                && Instant.parse(invitation.path("sendAt").asText()).isAfter(Instant.now());
    }

    private String mailed(String survey, String contact) {
        var invitation = asked(survey, contact);
        var id = invitation.path("id").asText();
        var mail = admin.get("/mail?recordId=" + id).expect(200);
        assertEquals(waits(invitation) ? "" : "survey_invitation", mail.text("/items/0/template"));
        return id;
    }

    private HttpResponse<String> ask(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(perennial.address().resolve(path)).header("X-Forwarded-For", SOURCE)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded").method(method, HttpRequest.BodyPublishers.ofString(body));
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private String link(PerennialApi of, String invitation) {
        return URI.create(of.send("POST", "/invitations/" + invitation + "/page-links", null, null).expect(200).text("/url")).getPath();
    }

    @Test
    void each_contact_is_asked_by_mail_in_the_own_language_and_a_wrong_link_says_nothing() throws Exception {
        var survey = survey(Map.of());
        var contacts = Map.of("en", contact("Ann", "en"), "zh-Hans", contact("Jing", "zh-CN"), "zh-Hant", contact("Mei", "zh-TW"));
        var asked = Map.of("en", "Would you recommend us?", "zh-Hans", "您会推荐我们吗？", "zh-Hant", "您會推薦我們嗎？");
        var wave = admin.post("/waves", Map.of("surveyId", survey, "name", mark, "closesAt", Instant.now().plusSeconds(864_000).toString(),
                "audience", Map.of("contactIds", List.copyOf(contacts.values())))).expect(201).text("/id");
        admin.send("PUT", "/waves/" + wave + "/opening", null, null).expect(200);
        Awaited.until(() -> admin.get("/waves/" + wave).expect(200).json(), found -> found.path("invited").asInt() == 2);
        int pages = 0;
        for (var language : contacts.keySet()) {
            var ledger = admin.get("/surveys/" + survey + "/invitations?contactId=" + contacts.get(language)).expect(200).json()
                    .at("/items/0");
            if (ledger.path("state").asText().equals("not_asked")) {
                assertEquals("account_limit", ledger.at("/reasons/0/reason").asText());
                continue;
            }
            var page = ask("GET", link(admin, mailed(survey, contacts.get(language))), "");
            assertTrue(page.body().contains(asked.get(language)) && page.body().contains("lang=\"" + language), page::body);
            pages++;
        }
        assertEquals(2, pages, "at most two contacts of a small customer in a month");
        var guessed = ask("GET", "/s/" + "A".repeat(22) + "." + "A".repeat(43), "");
        assertEquals(404, guessed.statusCode());
        assertEquals(guessed.body(), ask("GET", "/s/x", "").body());
    }

    private String unhappy(String survey, String contact) {
        return admin.post("/answers", Map.of("surveyId", survey, "accountId", account, "contactId", contact, "score", 4, "comment", "Late",
                "answeredAt", Instant.now().minusSeconds(86_400).toString())).expect(201).text("/id");
    }

    @Test
    void an_unhappy_answer_makes_one_task_and_both_have_the_same_outcome() {
        var survey = survey(Map.of());
        var contact = contact("Jana", "en");
        var id = unhappy(survey, contact);
        var task = "/tasks/" + answer(id).path("loopTaskId").asText();
        var made = admin.get(task).expect(200).json();
        assertEquals("answer " + id + " " + owner,
                made.path("source").asText() + " " + made.path("sourceId").asText() + " " + made.path("ownerId").asText());
        assertEquals(answer(id).path("loopDueOn").asText(), made.path("dueOn").asText());
        assertTrue(made.path("title").asText().contains("Jana") && made.path("title").asText().contains("NPS 4"), made::toString);
        admin.patch("/answers/" + id, "*", Map.of("score", 3)).expect(409, "answer_fixed");
        admin.patch("/answers/" + id, "*", Map.of("tags", List.of("late"))).expect(200);
        assertEquals(1, admin.get("/tasks?source=answer&accountId=" + account).expect(200).json().path("items").size());

        admin.put(task + "/completion", Map.of("note", "Replaced the module")).expect(200);
        var resolved = Awaited.until(() -> answer(id), found -> found.path("loopState").asText().equals("resolved"));
        assertEquals("Replaced the module", resolved.path("loopAction").asText());
        admin.delete(task + "/completion", "*").expect(200);
        Awaited.until(() -> answer(id), found -> found.path("loopState").asText().equals("contacted"));

        admin.put("/answers/" + id + "/loop", Map.of("state", "no_contact", "action", "Three calls")).expect(200);
        var dropped = Awaited.until(() -> admin.get(task).expect(200).json(), found -> found.path("state").asText().equals("dropped"));
        assertEquals("Three calls", dropped.path("outcome").asText());
        admin.put("/answers/" + id + "/loop", Map.of("state", "resolved", "cause", "Late", "action", "Called")).expect(200);
        assertEquals("done", admin.get(task).expect(200).text("/state"));
        admin.put("/answers/" + id + "/loop", Map.of("state", "no_contact")).expect(200);
        assertEquals("dropped", admin.get(task).expect(200).text("/state"));
        admin.put("/answers/" + id + "/loop", Map.of("state", "open")).expect(200);
        Awaited.until(() -> admin.get(task).expect(200).json(), found -> found.path("state").asText().equals("open"));

        var again = admin.post("/answers", Map.of("surveyId", survey, "accountId", account, "contactId", contact, "score", 9)).expect(201);
        var before = answer(id);
        assertEquals(again.text("/id"), before.path("askedAgainId").asText());
        assertEquals(5, before.path("askedAgainChange").asInt());
        assertEquals(again.text("/answeredAt"), before.path("askedAgainAt").asText());
    }

    @Test
    void who_was_reached_and_who_came_to_a_stage_is_asked_by_itself() {
        var afterCall = survey(Map.of("event", "callback_reached", "delayHours", 0));
        var atStage = survey(Map.of("event", "stage_reached", "stage", "adoption", "delayHours", 0));
        admin.post("/surveys", Map.of("name", mark, "kind", "nps", "trigger", Map.of("event", "stage_reached"))).expect(422, "invalid");
        var called = contact("Jana", "en");
        var callback = admin.post("/callbacks", Map.of("accountId", account, "contactId", called, "subject", "First week", "local",
                "2031-03-31T09:00")).expect(201).text("/id");
        admin.post("/callbacks/" + callback + "/attempts", Map.of("outcome", "reached")).expect(201);
        assertFalse(mailed(afterCall, called).isEmpty());

        var decides = contact("Mei", "en");
        admin.patch("/accounts/" + account, "*", Map.of("lifecycleStage", "adoption")).expect(200);
        assertFalse(mailed(atStage, decides).isEmpty());
    }
}
