package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how a single record is changed and deleted: only in the version that was read, by merge patch, and as a soft delete. */
@ExtendWith(RunningPerennial.class)
class ChangesApiIT {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final PerennialApi api;
    private final Company company;

    ChangesApiIT(Perennial perennial) {
        api = perennial.admin("northwind");
        company = Company.of(api, api.get("/session").expect(200).text("/subjectId"));
    }

    private static Map<String, String> patch(String path, String text) {
        return Map.of(path.startsWith("/notes/") ? "text" : path.startsWith("/contracts") ? "number" : "name", text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void is_changed_and_deleted_only_in_the_version_that_was_read(int kind) {
        var path = company.paths().get(kind);
        var read = api.get(path).expect(200);
        var patch = patch(path, company.mark() + " changed");
        api.send("PATCH", path, MERGE_PATCH, "{}").expect(428, "version_required");
        api.send("DELETE", path, null, null).expect(428, "version_required");
        for (var stale : List.of("\"0\"", "W/\"0\"", read.etag().replace("\"", ""), "\"0\", \"99\"")) {
            api.patch(path, stale, patch).expect(412, "stale_version");
            api.delete(path, stale).expect(412, "stale_version");
        }
        assertEquals(read.body(), api.get(path).expect(200).body());

        var changed = api.patch(path, "\"0\", W/" + read.etag(), patch).expect(200);
        assertNotEquals(read.etag(), changed.etag());
        assertEquals(changed.etag(), api.get(path).etag());
        api.delete(path, read.etag()).expect(412, "stale_version");
        assertEquals(changed.etag(), api.patch(path, "*", patch).expect(200).etag(), "nothing has changed");
        api.delete(path, "*").expect(204);
        api.get(path).expect(404);
        api.delete(path, "*").expect(404);
        api.patch(path, "*", patch).expect(404);
    }

    @Test
    void a_merge_patch_goes_into_objects_and_null_takes_away() {
        var path = "/accounts/" + company.account();
        api.patch(path, "*", "{\"customFields\": {\"dataCentre\": \"dublin\"}, \"tags\": [\"a\", \"b\"], \"segment\": \"mid\"}")
                .expect(200);
        var both = api.patch(path, "*", "{\"customFields\": {\"referenceable\": true}}").expect(200);
        assertEquals("{\"dataCentre\":\"dublin\",\"referenceable\":true}", sorted(both.json().path("customFields")));

        var one = api.patch(path, "*", "{\"customFields\": {\"dataCentre\": null}, \"tags\": [\"c\"]}").expect(200);
        assertEquals("{\"referenceable\":true}", sorted(one.json().path("customFields")));
        assertEquals("[\"c\"]", one.json().path("tags").toString());
        assertEquals("mid", one.text("/segment"));

        var none = api.patch(path, "*", "{\"customFields\": null, \"tags\": null, \"segment\": null}").expect(200);
        assertEquals("{} [] null", none.json().path("customFields") + " " + none.json().path("tags") + " " + none.json().path("segment"));
        assertEquals("/name", api.patch(path, "*", "{\"name\": null}").expect(422, "invalid").text("/errors/0/pointer"));
        assertEquals("/customFields/colour",
                api.patch(path, "*", "{\"customFields\": {\"colour\": 1}}").expect(422).text("/errors/0/pointer"));
    }

    private static String sorted(JsonNode fields) {
        var sorted = new java.util.TreeMap<String, JsonNode>();
        fields.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        return sorted.toString().replaceAll("(\\w+)=", "\"$1\":").replace(", ", ",");
    }

    @Test
    void a_patch_is_a_merge_patch_and_nothing_else() {
        var path = "/accounts/" + company.account();
        api.with("If-Match", "*").send("PATCH", path, "application/json", "{\"name\": \"%s\"}".formatted(company.mark())).expect(200);
        api.with("If-Match", "*").send("PATCH", path, "application/json-patch+json", "[]").expect(415, "unsupported_media_type");
        assertEquals(company.mark(), api.get(path).expect(200).text("/name"));
    }

    /** Tests concurrent puts by the same key. The batches name the same records in opposite orders, which must not deadlock. */
    @Test
    void who_puts_by_the_same_key_at_once_waits_for_the_other_and_is_not_refused() {
        var puts = new ArrayList<CompletableFuture<Void>>();
        for (int client = 0; client < 6; client++) {
            var name = company.mark() + " " + client;
            var first = Map.of("name", name, "externalKeys", List.of(Map.of("system", "race", "externalId", company.mark() + client % 2)));
            var second = Map.of("name", name, "externalKeys",
                    List.of(Map.of("system", "race", "externalId", company.mark() + (client + 1) % 2)));
            api.put(company.byExternal("accounts"), Map.of("name", name)).expect(200);
            api.post("/accounts/batch", Map.of("items", List.of(first, second))).expect(207);
            puts.add(AtOnce.begin(() -> {
                for (int times = 0; times < 20; times++) {
                    api.put(company.byExternal("accounts"), Map.of("name", name)).expect(200);
                    var batch = api.post("/accounts/batch", Map.of("items", List.of(first, second))).expect(207);
                    assertEquals("200 200", batch.text("/items/0/status") + " " + batch.text("/items/1/status"), batch::body);
                }
                return null;
            }));
        }
        puts.forEach(CompletableFuture::join);
    }

    @Test
    void with_an_account_goes_what_is_its_and_its_keys_are_free_again() {
        var child = api.post("/accounts", Map.of("name", "below", "parentId", company.account())).expect(201);
        api.delete("/accounts/" + company.account(), "*").expect(409, "has_children");
        api.delete(child.location(), child.etag()).expect(204);
        api.delete("/accounts/" + company.account(), "*").expect(204);

        for (var path : company.paths()) api.get(path).expect(404);
        for (var path : company.lists()) api.get(path).expect(404);
        assertEquals(0, api.get("/accounts?tier=" + company.mark()).json().path("items").size());
        assertEquals(0, api.get("/contracts?accountId=" + company.account()).json().path("items").size());
        var again = api.put(company.byExternal("accounts"), Map.of("name", company.mark())).expect(201).text("/id");
        assertNotEquals(company.account(), again);
        api.put(company.byExternal("contacts"), Map.of("name", "x", "accountId", again)).expect(201);
        api.put(company.byExternal("contracts"),
                Map.of("accountId", again, "number", company.mark(), "startsOn", "2026-01-01", "currency", "EUR")).expect(201);
    }

    @Test
    void each_change_is_in_the_audit_log_with_who_and_what() {
        var path = "/accounts/" + company.account();
        api.patch(path, "*", Map.of("segment", "mid")).expect(200);
        api.patch(path, "*", Map.of("segment", "mid")).expect(200);
        api.patch(path, "\"0\"", Map.of("segment", "small")).expect(412);
        api.delete(path, "*").expect(204);

        var entries = api.all("/audit?subject=" + company.account());
        assertEquals(List.of("account_deleted", "account_changed", "account_created"),
                entries.stream().map(entry -> entry.path("action").asText()).toList());
        assertEquals("mid", entries.get(1).at("/changes/segment/after").asText());
        assertTrue(entries.stream().allMatch(entry -> entry.path("actor").asText().startsWith("mem_")));
    }
}
