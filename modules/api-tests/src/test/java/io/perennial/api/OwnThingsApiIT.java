package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests what a member keeps for themselves: settings, preferences, views, notices, sessions, and what a member finds by a search. */
@ExtendWith(RunningPerennial.class)
class OwnThingsApiIT {
    private static final String PATCH = "application/merge-patch+json";

    private final Perennial perennial;
    private final PerennialApi admin;
    private final PerennialApi csm;
    private final String mark = "m" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");

    OwnThingsApiIT(Perennial perennial) {
        this.perennial = perennial;
        admin = perennial.admin("northwind");
        csm = perennial.member("csm", "northwind");
    }

    @Test
    void a_member_chooses_language_and_zone_until_the_files_count_again() {
        var me = csm.get("/members/me").expect(200);
        csm.send("PATCH", "/members/me", PATCH, "{}").expect(428, "version_required");
        csm.patch("/members/me", "\"0\"", Map.of("zone", "Asia/Shanghai")).expect(412, "stale_version");

        assertEquals("Asia/Shanghai", csm.patch("/members/me", me.etag(), Map.of("zone", "Asia/Shanghai")).expect(200).text("/zone"));
        assertEquals("Asia/Shanghai", csm.get("/session").expect(200).text("/zone"));
        assertEquals(me.text("/zone"), csm.patch("/members/me", "*", "{\"zone\": null}").expect(200).text("/zone"));
        csm.patch("/members/me", "*", "{\"zone\": \"Nowhere\"}").expect(422, "invalid");
        perennial.partner("northwind").get("/members/me").expect(404);
    }

    @Test
    void preferences_are_replaced_as_a_whole() {
        csm.put("/members/me/preferences", Map.of("values", Map.of("density", "compact", "cols", "name,arr"))).expect(200);
        var kept = csm.put("/members/me/preferences", Map.of("values", Map.of("density", "wide"))).expect(200);

        assertEquals("{\"density\":\"wide\"}", csm.get("/members/me/preferences").expect(200).json().path("values").toString());
        assertEquals(kept.etag(), csm.get("/members/me/preferences").etag());
    }

    @Test
    void only_its_author_changes_a_note() {
        var account = admin.post("/accounts", Map.of("name", mark)).expect(201).text("/id");
        var note = admin.post("/accounts/" + account + "/notes", Map.of("text", "Mine")).expect(201);
        var path = "/notes/" + note.text("/id");

        perennial.member("manager", "northwind").patch(path, "*", Map.of("text", "Yours")).expect(403, "forbidden");
        perennial.partner("northwind").patch(path, "*", Map.of("text", "Yours")).expect(403, "forbidden");
        assertEquals("Mine", admin.get(path).expect(200).text("/text"));
        admin.patch(path, "*", Map.of("text", "Still mine")).expect(200);
    }

    @Test
    void a_view_is_seen_by_others_if_it_is_shared_and_changed_by_its_owner_only() {
        var made = csm.post("/views", Map.of("page", "accounts", "name", mark, "query", "tier=gold")).expect(201);
        var path = "/views/" + made.text("/id");
        admin.get(path).expect(404);
        csm.patch(path, made.etag(), Map.of("shared", true)).expect(200);

        assertEquals("false", admin.get(path).expect(200).json().path("own").asText());
        admin.patch(path, "*", Map.of("name", "mine")).expect(403);
        assertTrue(admin.get("/views?page=accounts").expect(200).body().contains(mark));
        csm.delete(path, "*").expect(204);
        admin.get(path).expect(404);
    }

    @Test
    void work_that_somebody_else_assigns_is_told_and_read() {
        var me = csm.get("/session").expect(200).text("/subjectId");
        var account = admin.post("/accounts", Map.of("name", mark)).expect(201).text("/id");
        admin.patch("/accounts/" + account, "*", Map.of("ownerId", me)).expect(200);

        var told = Awaited.until(() -> csm.get("/notices?kind=assigned&unread=true").expect(200).json().path("items"),
                items -> items.valueStream().anyMatch(one -> one.path("accountId").asText().equals(account)));
        var notice = told.valueStream().filter(one -> one.path("accountId").asText().equals(account)).findFirst().orElseThrow();
        var unread = csm.get("/notices/unread").expect(200);
        csm.send("POST", "/notices/" + notice.path("id").asText() + "/reading", null, null).expect(204);
        assertEquals(unread.json().path("unread").asLong() - 1, csm.get("/notices/unread").expect(200).json().path("unread").asLong());
        admin.send("POST", "/notices/" + notice.path("id").asText() + "/reading", null, null).expect(404);
    }

    @Test
    void a_search_finds_only_what_its_caller_sees() {
        var account = admin.post("/accounts", Map.of("name", mark + " Zanzibar Frachtgesellschaft 上海物流")).expect(201).text("/id");
        for (var text : new String[] {mark, "zanzibr", "gesellsch", "海物"})
            Awaited.until(
                    () -> admin.get("/search?limit=50&kinds=accounts&q=" + text.replace("海物", "%E6%B5%B7%E7%89%A9")).expect(200).body(),
                    found -> found.contains(account));

        assertTrue(!csm.get("/search?q=" + mark).expect(200).body().contains(account), "an account of nobody");
        assertEquals(0, perennial.admin("contoso").get("/search?q=" + mark).expect(200).json().path("items").size());
        admin.get("/search?q=x&kinds=nothing").expect(400, "invalid_parameter");
        admin.get("/search").expect(400, "invalid_parameter");
    }

    @Test
    void sessions_are_listed_and_ended() {
        var other = PerennialApi.at(perennial.address()).asMember("northwind", "lead@northwind.example", "perennial-demo");
        other.get("/session").expect(200);
        var lead = PerennialApi.at(perennial.address()).asMember("northwind", "lead@northwind.example", "perennial-demo");
        var open = lead.get("/members/me/sessions").expect(200).json().path("items");
        assertTrue(open.size() >= 2 && open.valueStream().filter(one -> one.path("current").asBoolean()).count() == 1, open::toString);

        var ended = open.valueStream().filter(one -> !one.path("current").asBoolean()).findFirst().orElseThrow().path("id").asText();
        lead.send("DELETE", "/members/me/sessions/" + ended + "/token", null, null).expect(204);
        lead.send("DELETE", "/members/me/sessions/" + ended + "/token", null, null).expect(404);
    }
}
