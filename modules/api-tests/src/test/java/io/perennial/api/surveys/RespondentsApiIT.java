package io.perennial.api.surveys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests what a respondent can do who comes back to the page. */
@ExtendWith(RunningPerennial.class)
class RespondentsApiIT {
    /** Guesses of other tests slow down only their own sources. */
    private static final String SOURCE = "198.51.100.13";

    private final Perennial perennial;
    private final PerennialApi admin;
    private final HttpClient browser = HttpClient.newHttpClient();
    private final String mark = UUID.randomUUID().toString();

    RespondentsApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin("northwind");
    }

    private String contact() {
        var account = admin.post("/accounts", Map.of("name", "Rhine " + UUID.randomUUID())).expect(201).text("/id");
        return BilingualSurvey.contact(admin, account);
    }

    private String opened(String survey, String contact) {
        var wave = admin.post("/waves", Map.of("surveyId", survey, "name", mark, "closesAt", Instant.now().plusSeconds(864_000).toString(),
                "audience", Map.of("contactIds", List.of(contact)))).expect(201).text("/id");
        admin.send("PUT", "/waves/" + wave + "/opening", null, null).expect(200);
        return Awaited.until(() -> admin.get("/surveys/" + survey + "/invitations?waveId=" + wave).expect(200),
                found -> found.json().at("/items/0").isObject()).text("/items/0/id");
    }

    private String link(String invitation) {
        return URI.create(admin.send("POST", "/invitations/" + invitation + "/page-links", null, null).expect(200).text("/url")).getPath();
    }

    /** @param cookie what the browser keeps; empty for another browser */
    private HttpResponse<String> ask(String cookie, String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(perennial.address().resolve(path)).header("X-Forwarded-For", SOURCE)
                .header("Content-Type", "application/x-www-form-urlencoded").method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!cookie.isEmpty()) request.header("Cookie", cookie);
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String secret(HttpResponse<String> page) {
        return page.body().replaceAll("(?s).*name=\"once\" value=\"([^\"]*)\".*", "$1");
    }

    @Test
    void the_browser_that_answered_can_change_its_answer_and_no_other_one_reads_it() throws Exception {
        var survey = BilingualSurvey.published(admin, mark);
        var contact = contact();
        var invitation = opened(survey, contact);
        var link = link(invitation);
        var page = ask("", "GET", link, "");
        var more = ask("", "POST", link, "q_score=3&comment=Hm&shown=score&once=" + secret(page));
        var keeping = more.headers().firstValue("Set-Cookie").orElse("");
        assertTrue(keeping.matches("__Secure-perennial-page=[^;]+; Path=" + link + "; Max-Age=[0-9]+; Secure; HttpOnly; SameSite=Lax"),
                keeping);
        var cookie = keeping.substring(0, keeping.indexOf(';'));

        var again = ask(cookie, "GET", link, "").body();
        assertTrue(
                again.contains("value=\"3\" checked") && again.contains("支持") && again.contains(">Hm<") && again.contains("name=\"out\""),
                again);
        assertEquals(303, ask(cookie, "POST", link, "q_score=3&q_why=price&comment=Hm&shown=score+why").statusCode());
        assertTrue(ask(cookie, "GET", link + "?sent=1", "").body().contains("此浏览器"));
        assertTrue(ask("", "GET", link + "?sent=1", "").body().contains("已保存"), "a browser that keeps no cookie is promised nothing");
        for (var wrong : List.of(cookie + "x", "__Secure-perennial-page=" + "A".repeat(32), "__Secure-perennial-page=")) {
            assertTrue(ask(wrong, "GET", link, "").body().contains("已经回答过"));
            ask(wrong, "POST", link, "q_score=10&shown=score+why&once=" + "A".repeat(32));
        }
        var handedOn = ask(cookie, "GET", link(invitation), "").body();
        assertTrue(handedOn.contains("value=\"3\" checked"), "the same browser, whatever link to this invitation it sends its secret with");
        var other = link(opened(survey, contact()));
        assertFalse(ask(cookie, "GET", other, "").body().contains("Hm"));
        var stored = admin.get("/answers?surveyId=" + survey + "&contactId=" + contact).expect(200).json().at("/items/0");
        assertEquals("3 {\"why\":\"price\"}", stored.path("score") + " " + stored.path("values"));
        assertTrue(ask(cookie, "POST", link, "out=1").body().contains("不会再"));
        assertFalse(ask(cookie, "GET", link, "").body().contains("Hm"), "who wants no questions gets none");
    }

    @Test
    void what_was_answered_on_the_page_is_nobody_elses_to_change() throws Exception {
        var survey = BilingualSurvey.published(admin, mark);
        var contact = contact();
        var invitation = opened(survey, contact);
        var account = admin.get("/contacts/" + contact).expect(200).text("/accountId");
        var forged = Map.<String, Object>of("surveyId", survey, "accountId", account, "contactId", contact, "invitationId", invitation,
                "score", 10);
        var early = admin.post("/answers", forged).expect(201).text("/id");
        admin.post("/answers", forged).expect(409, "answer_fixed");
        var link = link(invitation);
        ask("", "POST", link, "q_score=0&shown=score&once=" + secret(ask("", "GET", link, "")));
        admin.get("/answers/" + early).expect(404);
        var said = admin.get("/answers?surveyId=" + survey + "&contactId=" + contact).expect(200).json().path("items");
        assertEquals("1 0 open", said.size() + " " + said.at("/0/score") + " " + said.at("/0/loopState").asText());
        var answer = "/answers/" + said.at("/0/id").asText();

        admin.post("/answers", forged).expect(409, "answer_fixed");
        admin.put("/answers/by-external/crm/" + mark, forged).expect(409, "answer_fixed");
        assertEquals("answer_fixed", admin.post("/answers/batch", Map.of("items", List.of(forged))).expect(207).json()
                .at("/items/0/problem/code").asText());
        admin.post("/answers", Map.of("surveyId", survey, "accountId", account, "contactId", contact(), "invitationId", invitation, "score",
                10)).expect(422);
        admin.patch(answer, "*", Map.of("externalKeys", List.of())).expect(409, "answer_fixed");
        admin.delete(answer, "*").expect(409, "answer_fixed");
        admin.post("/answers", Map.of("surveyId", survey, "accountId", account, "contactId", contact, "score", 10)).expect(201);
        assertEquals("0 open", admin.get(answer).expect(200).json().path("score") + " " + admin.get(answer).expect(200).text("/loopState"));
        assertEquals("open", admin.get("/tasks/" + admin.get(answer).expect(200).text("/loopTaskId")).expect(200).text("/state"));
    }
}
