package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.made.Ask;
import io.perennial.api.made.Records;
import io.perennial.api.made.Requests;
import io.perennial.api.made.Slot;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that a body can name an account by an external key wherever it can by an id, for each operation in the API document. */
@ExtendWith(RunningPerennial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountKeysApiIT {
    private static final String TENANT = "northwind";

    private final ApiDocument document = ApiDocument.load();
    private final Requests requests = new Requests(document);
    private final Perennial perennial;
    private final PerennialApi api;
    private final String mark = UUID.randomUUID().toString();
    private final String account;
    private final String other;

    AccountKeysApiIT(Perennial perennial) {
        this.perennial = perennial;
        api = perennial.admin(TENANT);
        account = account("one");
        other = account("other");
    }

    private String account(String name) {
        return api.put("/accounts/by-external/named/" + name + mark, Map.of("name", mark)).expect(201).text("/id");
    }

    private record Place(ApiOperation operation, Slot slot) {}

    /** Returns the places in bodies that take the id of an account as {@code accountId}. */
    private Stream<Place> ids() {
        return document.operations().stream().flatMap(operation -> Slot.of(document, operation).stream()
                .filter(slot -> slot.where().equals("body") && slot.kind().equals("acct") && slot.name().endsWith("/accountId"))
                .map(slot -> new Place(operation, new Slot("body", slot.name().replaceFirst("Id$", ""), Slot.KEY))));
    }

    @TestFactory
    Stream<DynamicTest> a_key_is_taken_wherever_an_id_is() {
        assertTrue(ids().count() >= 17, () -> ids().toList().toString());
        return ids().map(place -> DynamicTest.dynamicTest(place.operation().id(), () -> {
            var own = new Records(perennial, TENANT);
            own.id("acct");
            // The second point of a batch names an account by a new key.
            api.put("/accounts/by-external/suite/new-" + own.key(), Map.of("name", mark)).expect(201);
            var answer = ask(place, own.key(), own);

            assertTrue(answer.status() < 300, () -> answer.exchange().toString());
            assertEquals(0, answer.json().at("/summary/refused").asInt(), () -> answer.exchange().toString());
            if (answer.json().has("accountId")) assertEquals(own.id("acct"), answer.text("/accountId"));
        }));
    }

    @TestFactory
    Stream<DynamicTest> an_unknown_key_is_refused_like_an_unknown_id() {
        return ids().map(place -> DynamicTest.dynamicTest(place.operation().id(), () -> {
            var answer = ask(place, "nobody's", new Records(perennial, TENANT));
            var problem = answer.status() == 207 ? answer.json().at("/items/0/problem") : answer.expect(422).json();

            var pointer = place.slot().name().replaceFirst("^/items/0", "");
            assertEquals(List.of(pointer, "unknown_account"), error(problem), () -> answer.exchange().toString());
        }));
    }

    private Answer ask(Place place, String key, Records own) {
        return Ask.of(api).answer(requests.ask(place.operation(), place.slot(), key, own));
    }

    private static List<String> error(JsonNode problem) {
        return List.of(problem.at("/errors/0/pointer").asText(), problem.at("/errors/0/code").asText());
    }

    private Map<String, Object> contact(Object... more) {
        var body = new HashMap<String, Object>(Map.of("name", "Jana " + mark));
        for (int at = 0; at < more.length; at += 2) body.put((String) more[at], more[at + 1]);
        return body;
    }

    private Map<String, String> key(String name) {
        return Map.of("system", "named", "externalId", name + mark);
    }

    @Test
    void an_id_and_a_key_together_must_name_the_same_account() {
        api.post("/contacts", contact("account", key("one"), "accountId", account)).expect(201);
        var differ = api.post("/contacts", contact("account", key("one"), "accountId", other)).expect(422, "invalid");
        assertEquals(List.of("/account", "rule"), error(differ.json()));
        var none = api.post("/contacts", contact()).expect(422, "invalid");
        assertEquals(List.of("/accountId", "required"), error(none.json()));
    }

    @Test
    void an_account_names_the_one_above_it_by_its_key_too() {
        var path = "/accounts/by-external/named/below" + mark;
        var made = api.put(path, Map.of("name", mark, "parent", key("one"))).expect(201);
        assertEquals(account, made.text("/parentId"));
        assertEquals(made.etag(), api.put(path, Map.of("name", mark, "parentId", account)).expect(200).etag());
        assertEquals(other, api.patch(made.location(), "*", Map.of("parent", key("other"))).expect(200).text("/parentId"));
        assertEquals(account, api.post("/accounts", Map.of("name", mark, "parent", key("one"))).expect(201).text("/parentId"));
        assertEquals("null", api.patch(made.location(), "*", "{\"parentId\": null}").expect(200).json().path("parentId").toString());
        assertEquals(List.of("/parent", "unknown_parent"),
                error(api.post("/accounts", Map.of("name", mark, "parent", key("nobody's"))).expect(422).json()));
        assertEquals(List.of("/parent", "rule"),
                error(api.post("/accounts", Map.of("name", mark, "parent", key("one"), "parentId", other)).expect(422).json()));
    }

    @Test
    void a_batch_may_create_an_account_and_then_those_below_it() {
        var items = List.of(
                Map.of("name", "top", "externalKeys", List.of(key("top"))),
                Map.of("name", "middle", "externalKeys", List.of(key("middle")), "parent", key("top")),
                Map.of("name", "low", "externalKeys", List.of(key("low")), "parent", key("middle")),
                Map.of("name", "lost", "externalKeys", List.of(key("lost")), "parent", key("later")));
        var batch = api.post("/accounts/batch", Map.of("items", items)).expect(207);
        assertEquals("3 1", batch.text("/summary/created") + " " + batch.text("/summary/refused"));
        var low = api.get("/accounts/by-external/named/low" + mark).expect(200);
        assertEquals(batch.text("/items/1/id"), low.text("/parentId"));
        assertEquals("3", api.post("/accounts/batch", Map.of("items", items.subList(0, 3))).expect(207).text("/summary/unchanged"));
    }

    @Test
    void all_errors_are_told_together() {
        var wrong = api.post("/contacts", contact("account", Map.of("system", "NO", "externalId", ""), "emails", List.of("nobody")))
                .expect(422, "invalid").json().path("errors");
        assertEquals(List.of("/account/externalId", "/account/system", "/emails/0"),
                wrong.valueStream().map(error -> error.path("pointer").asText()).sorted().toList());
    }

    @Test
    void a_system_that_changes_from_ids_to_keys_says_nothing_new() {
        var path = "/contacts/by-external/named/" + mark;
        var made = api.put(path, contact("accountId", account)).expect(201);
        assertEquals(made.etag(), api.put(path, contact("account", key("one"))).expect(200).etag());

        assertEquals(other, api.put(path, contact("account", key("other"))).expect(200).text("/accountId"));
        assertEquals(account, api.patch(path, "*", Map.of("account", key("one"))).expect(200).text("/accountId"));
        assertEquals(other, api.patch(made.location(), "*", Map.of("account", key("other"))).expect(200).text("/accountId"));
        assertEquals("/accountId", api.patch(made.location(), "*", "{\"account\": null}").expect(422).text("/errors/0/pointer"));
    }
}
