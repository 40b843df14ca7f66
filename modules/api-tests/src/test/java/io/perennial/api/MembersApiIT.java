package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests how an administrator lets people in and out, and what a role shows. */
@ExtendWith(RunningPerennial.class)
class MembersApiIT {
    /** Guesses of other tests slow down only their own sources. */
    private static final String SOURCE = "198.51.100.10";

    private static final String PASSWORD = "correct-horse-battery";

    private final Perennial perennial;
    private final PerennialApi admin;
    private final String mark = UUID.randomUUID().toString();
    private final String email = mark + "@northwind.example";

    MembersApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin("northwind");
    }

    private String invited(String... roles) {
        return admin.post("/members", Map.of("email", email.toUpperCase(java.util.Locale.ROOT), "name", "Ida", "roles", List.of(roles),
                "locale", "zh-CN")).expect(201).text("/id");
    }

    private Answer logIn() {
        return perennial.api().post("/session", Map.of("tenant", "northwind", "email", email, "password", PASSWORD));
    }

    private HttpResponse<String> choose(String link, String again) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(perennial.address().resolve(link)).header("X-Forwarded-For", SOURCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("password=" + PASSWORD + "&again=" + again));
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void administrators_see_which_programs_log_in_and_when_each_was_last_here() {
        perennial.partner("northwind").get("/session").expect(200);
        var clients = admin.get("/clients").expect(200);
        var partner = clients.json().path("items").valueStream().filter(one -> one.path("name").asText().equals("northwind-partner"))
                .findFirst().orElseThrow();
        assertTrue(partner.path("lastUsedAt").isTextual(), clients::body);
        assertTrue(Duration.between(Instant.parse(partner.path("lastUsedAt").asText()), Instant.now()).toHours() < 1, clients::body);
        assertFalse(partner.path("suspended").asBoolean());
        assertTrue(clients.json().path("items").valueStream().allMatch(one -> one.path("name").asText().startsWith("northwind-")),
                clients::body);
        for (var other : List.of(perennial.member("csm", "northwind"), perennial.partner("northwind"))) other.get("/clients").expect(403);
    }

    @Test
    void a_member_is_invited_chooses_a_password_once_and_is_out_at_once_when_suspended() throws Exception {
        var id = invited("agent");
        assertEquals("invited", admin.get("/members/" + id).expect(200).text("/status"));
        var mail = admin.get("/mail?recordId=" + id).expect(200);
        assertEquals("member_invitation", mail.text("/items/0/template"));
        assertTrue(mail.text("/items/0/text").contains("您现在可以用此邮箱登录"), mail::body);
        logIn().expect(401, "wrong_credentials");

        var link = URI.create(admin.send("POST", "/members/" + id + "/password-links", null, null).expect(200).text("/url")).getPath();
        assertEquals(422, choose(link, "another-long-password").statusCode());
        var page = choose(link, PASSWORD);
        assertTrue(page.statusCode() == 200 && page.body().contains("密码已设置"), page::body);
        assertEquals(404, choose(link, PASSWORD).statusCode());
        var active = admin.get("/members/" + id).expect(200).json();
        assertEquals("active 2", active.path("status").asText() + " " + active.path("version"), "a change has a version of its own");

        var token = logIn().expect(201).text("/accessToken");
        var ida = perennial.api().with("Authorization", "Bearer " + token);
        ida.get("/tickets?limit=1").expect(200);
        admin.send("PUT", "/members/" + id + "/suspension", null, null).expect(200);
        Awaited.until(() -> ida.get("/session"), answer -> answer.status() == 401);
        logIn().expect(401, "wrong_credentials");
        assertFalse(admin.all("/members?limit=200").toString().contains(id));
        assertTrue(admin.all("/members?status=suspended&limit=200").toString().contains(id));
        admin.send("DELETE", "/members/" + id + "/suspension", null, null).expect(200);
        logIn().expect(201);
    }

    @Test
    void a_forgotten_password_is_answered_alike_for_everybody_and_mailed_once() {
        var id = invited("agent");
        for (var address : List.of(email, "nobody" + email, email))
            perennial.api().post("/password-resets", Map.of("tenant", "northwind", "email", address)).expect(204);
        perennial.api().post("/password-resets", Map.of("tenant", "nowhere", "email", email)).expect(204);

        var mails = Awaited.until(() -> admin.get("/mail?recordId=" + id).expect(200).json().path("items"), items -> items.size() > 1);
        assertEquals(List.of("member_invitation", "password_reset"),
                mails.valueStream().map(one -> one.path("template").asText()).sorted().toList());
    }

    @Test
    void what_files_declare_is_changed_there_and_nobody_gives_more_than_they_have() {
        var declared = perennial.member("csm", "northwind").get("/session").expect(200).text("/subjectId");
        admin.send("PUT", "/members/" + declared + "/suspension", null, null).expect(409, "declared_in_files");
        admin.patch("/members/" + declared, "*", Map.of("name", "Other")).expect(409, "declared_in_files");
        admin.put("/teams/management", Map.of("title", "Other")).expect(409, "declared_in_files");
        admin.put("/roles/csm", Map.of("permissions", List.of())).expect(409, "declared_in_files");
        perennial.member("manager", "northwind").get("/roles").expect(403, "forbidden");

        var role = "r" + mark.replace('-', '_');
        admin.put("/roles/" + role, Map.of("permissions", List.of("members:write"), "visible", List.of("own"))).expect(422, "invalid");
        admin.put("/roles/" + role,
                Map.of("permissions", List.of("members:read", "members:write", "roles:write", "accounts:read"), "visible", List.of("all")))
                .expect(200);
        assertEquals("[\"contact_details\",\"revenue\",\"health\"]",
                admin.get("/roles/" + role).expect(200).json().path("closed").toString());
        var id = invited(role);
        var link = URI.create(admin.send("POST", "/members/" + id + "/password-links", null, null).expect(200).text("/url")).getPath();
        assertEquals(200, send(link).statusCode());
        var ida = perennial.api().with("Authorization", "Bearer " + logIn().expect(201).text("/accessToken"));
        ida.post("/members", Map.of("email", "b" + email, "name", "B", "roles", List.of("admin"))).expect(422, "role_beyond_yours");
        ida.send("POST", "/members/" + perennial.admin("northwind").get("/session").text("/subjectId") + "/password-links", null, null)
                .expect(422, "role_beyond_yours");
        var above = admin.post("/members", Map.of("email", "c" + email, "name", "C", "roles", List.of("admin"))).expect(201).text("/id");
        ida.send("PUT", "/members/" + above + "/suspension", null, null).expect(422, "role_beyond_yours");
        ida.patch("/members/" + above, "*", Map.of("roles", List.of(role))).expect(422, "role_beyond_yours");
        var strong = role + "s";
        var weaker = Map.of("permissions", List.of("accounts:read"), "visible", List.of("all"));
        admin.put("/roles/" + strong, Map.of("permissions", List.of("accounts:read", "revenue:read"), "visible", List.of("all")))
                .expect(200);
        ida.put("/roles/" + strong, weaker).expect(422, "role_beyond_yours");
        admin.delete("/roles/" + strong, "*").expect(204);
        admin.delete("/roles/" + role, "*").expect(409, "role_in_use");
    }

    private HttpResponse<String> send(String link) {
        try {
            return choose(link, PASSWORD);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void a_team_of_the_api_opens_the_accounts_of_its_members_to_its_lead() {
        var id = invited("team_lead");
        var csm = perennial.member("csm", "northwind").get("/session").expect(200).text("/subjectId");
        var path = "/teams/t" + mark.replace('-', '_');
        var made = admin.put(path, Map.of("title", "Second line", "leadId", id, "memberIds", List.of(csm))).expect(200);

        assertEquals(id, made.text("/leadId"));
        assertEquals(made.etag(), admin.put(path, Map.of("title", "Second line", "leadId", id, "memberIds", List.of(csm))).etag());
        admin.put(path, Map.of("title", "Second line", "memberIds", List.of("mem_01km7tmv3xe67tv4ss1263hys9"))).expect(422,
                "unknown_team_member");
        admin.delete(path, made.etag()).expect(204);
        admin.get(path).expect(404, "not_found");
    }
}
