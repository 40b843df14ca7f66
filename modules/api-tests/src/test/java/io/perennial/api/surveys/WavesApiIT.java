package io.perennial.api.surveys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Awaited;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A wave asks nobody by mistake: it is drafted, previewed, changed, opened by an act of its own, and stopped. */
@ExtendWith(RunningPerennial.class)
class WavesApiIT {
    private static final Map<String, Object> SCORE = Map.of("id", "score", "kind", "scale_0_10", "required", true, "texts",
            Map.of("en", "Would you recommend us?"));

    private final Perennial perennial;
    private final PerennialApi admin;
    private final String mark = UUID.randomUUID().toString();

    WavesApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin("northwind");
    }

    private String survey(String kind) {
        var id = admin.post("/surveys", Map.of("name", mark, "kind", kind, "languages", List.of("en"), "questions", List.of(SCORE)))
                .expect(201).text("/id");
        admin.send("PUT", "/surveys/" + id + "/publication", null, null).expect(200);
        return id;
    }

    private String contact(String account, List<String> emails) {
        return admin.post("/contacts", Map.of("accountId", account, "name", "Jana", "emails", emails)).expect(201).text("/id");
    }

    private String account() {
        return admin.post("/accounts", Map.of("name", "Rhine " + UUID.randomUUID())).expect(201).text("/id");
    }

    private static List<String> address() {
        return List.of("jana." + UUID.randomUUID() + "@rhine.example");
    }

    private String draft(String survey, String account) {
        return admin.post("/waves", Map.of("surveyId", survey, "name", mark, "closesAt", Instant.now().plusSeconds(864_000).toString(),
                "audience", Map.of("accountIds", List.of(account)))).expect(201).text("/id");
    }

    @Test
    void a_draft_says_whom_it_would_ask_and_is_changed_opened_and_stopped() {
        var survey = survey("nps");
        var account = account();
        var contacts = List.of(contact(account, address()), contact(account, address()), contact(account, address()),
                contact(account, List.of()));
        var wave = draft(survey, account);

        var preview = admin.get("/waves/" + wave + "/preview").expect(200).json();
        assertEquals("4 2", preview.path("audience") + " " + preview.path("asked"));
        assertEquals("[{\"reason\":\"no_address\",\"people\":1},{\"reason\":\"account_limit\",\"people\":1}]",
                preview.path("notAsked").toString());
        assertEquals(0, admin.get("/surveys/" + survey + "/invitations").expect(200).json().path("items").size(), "it asks nobody");

        admin.patch("/waves/" + wave, "*", Map.of("closesAt", "2020-01-01T00:00:00Z")).expect(422, "invalid");
        var changed =
                admin.patch("/waves/" + wave, "\"1\"", Map.of("audience", Map.of("contactIds", contacts.subList(0, 2)), "remind", false))
                        .expect(200).json();
        assertEquals("2 false", changed.path("version") + " " + changed.path("remind"));
        admin.patch("/waves/" + wave, "\"1\"", Map.of("name", "Late")).expect(412, "stale_version");
        assertEquals(2, admin.get("/waves/" + wave + "/preview").expect(200).json().path("asked").asInt());

        admin.send("PUT", "/waves/" + wave + "/opening", null, null).expect(200);
        Awaited.until(() -> admin.get("/waves/" + wave).expect(200).json(), found -> found.path("invited").asInt() == 2);
        admin.patch("/waves/" + wave, "*", Map.of("name", "Late")).expect(409, "wave_opened");
        admin.delete("/waves/" + wave, "*").expect(409, "wave_opened");
        admin.get("/waves/" + wave + "/preview").expect(409, "wave_opened");

        admin.send("PUT", "/waves/" + wave + "/closing", null, null).expect(200);
        var left = admin.get("/surveys/" + survey + "/invitations?waveId=" + wave + "&state=expired").expect(200).json().path("items");
        assertEquals(2, left.size());
        long unsent = left.valueStream().filter(one -> one.path("sentAt").isNull()).count();
        var again = draft(survey("nps"), account);
        var pressed = admin.get("/waves/" + again + "/preview").expect(200).json().path("notAsked").valueStream()
                .filter(one -> one.path("reason").asText().equals("quarantine_any")).mapToInt(one -> one.path("people").asInt()).sum();
        assertEquals(2 - unsent, pressed, "what did not go out presses nobody");
    }

    @Test
    void a_draft_is_deleted_on_the_version_that_was_read() {
        var wave = draft(survey("nps"), account());
        admin.delete("/waves/" + wave, "").expect(428, "version_required");
        admin.delete("/waves/" + wave, "*").expect(204);
        admin.get("/waves/" + wave).expect(404);
    }

    @Test
    void a_survey_with_waves_is_deleted_after_its_drafts() {
        var survey = survey("nps");
        var wave = draft(survey, account());

        admin.delete("/surveys/" + survey, "*").expect(409, "survey_in_use");
        admin.delete("/waves/" + wave, "*").expect(204);
        admin.delete("/surveys/" + survey, "*").expect(204);
        admin.post("/waves", Map.of("surveyId", survey, "name", mark, "closesAt", Instant.now().plusSeconds(864_000).toString()))
                .expect(422, "survey_not_published");
    }

    @Test
    void a_wave_of_employees_is_previewed_too_and_asks_all() {
        for (var who : List.of("manager", "lead", "csm", "agent")) perennial.member(who, "northwind").get("/members/me").expect(200);
        var some = new HashMap<String, Object>(
                Map.of("surveyId", survey("enps"), "name", mark, "closesAt", Instant.now().plusSeconds(864_000).toString()));
        var wave = admin.post("/waves", some).expect(201).text("/id");
        var preview = admin.get("/waves/" + wave + "/preview").expect(200).json();
        assertTrue(preview.path("asked").asInt() > 4 && preview.path("asked").asInt() == preview.path("audience").asInt());
        admin.patch("/waves/" + wave, "*", Map.of("sample", 3)).expect(422, "survey_of_employees");
    }
}
