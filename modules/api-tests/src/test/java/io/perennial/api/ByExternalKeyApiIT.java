package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.made.KeyedCollections;
import io.perennial.api.made.Records;
import io.perennial.platform.spec.ApiDocument;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests the addresses of records by their external keys, for each kind of record in the API document. */
@ExtendWith(RunningPerennial.class)
class ByExternalKeyApiIT {
    private static final Pattern NESTED = Pattern.compile("(/[a-z]+)/\\{\\w+}/([a-z-]+/[a-z-]+)");
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Perennial perennial;
    private final PerennialApi api;
    private final String mark = UUID.randomUUID().toString();
    private final String system = "by_key_" + mark.substring(0, 8);

    ByExternalKeyApiIT(Perennial perennial) {
        this.perennial = perennial;
        api = perennial.admin("northwind");
    }

    private List<String> collections() {
        var keyed = new KeyedCollections(ApiDocument.load());
        return keyed.kinds().flatMap(kind -> keyed.collection(kind).stream()).toList();
    }

    private Answer put(String collection, String account) {
        return api.put(collection + "/by-external/" + system + "/" + mark, switch (collection) {
            case "/accounts" -> Map.of("name", mark);
            case "/contacts" -> Map.of("accountId", account, "name", mark);
            case "/contracts" -> Map.of("accountId", account, "number", mark, "startsOn", "2026-01-01", "currency", "EUR");
            case "/expansions" -> Map.of("accountId", account, "kind", "upsell", "title", mark);
            case "/tasks" -> Map.of("accountId", account, "title", mark);
            case "/tickets" -> Map.of("accountId", account, "subject", mark);
            case "/callbacks" -> Map.of("accountId", account, "subject", mark, "local", "2031-03-31T09:00");
            case "/queues" -> Map.of("name", mark);
            case "/surveys" -> Map.of("name", mark, "kind", "nps");
            case "/answers" ->
                Map.of("surveyId", new Records(perennial, "northwind").id("surv"), "accountId", account, "score", 9, "comment", mark);
            case "/messages" -> Map.of("ticket", Map.of("system", system, "externalId", mark), "kind", "internal", "text", mark);
            default -> throw new AssertionError("There is no example for " + collection);
        });
    }

    private static String field(String collection) {
        return switch (collection) {
            case "/contracts" -> "number";
            case "/expansions", "/tasks" -> "title";
            case "/tickets", "/callbacks" -> "subject";
            case "/messages" -> "text";
            case "/answers" -> "comment";
            default -> "name";
        };
    }

    /** An address such as /accounts/{id}/usage/metrics must not take that of a record which a system named usage calls metrics. */
    @Test
    void a_system_and_a_key_that_are_words_of_other_addresses_are_reached_too() {
        var document = ApiDocument.load();
        var words = document.operations().stream().map(operation -> NESTED.matcher(operation.path())).filter(Matcher::matches)
                .filter(path -> collections().contains(path.group(1))).map(path -> path.group(2)).distinct().toList();
        assertTrue(words.containsAll(List.of("usage/metrics", "health/history", "health/explanation")), words::toString);

        var account = api.post("/accounts", Map.of("name", mark)).expect(201).text("/id");
        for (var word : words) {
            var path = "/accounts/by-external/" + word;
            api.put(path, Map.of("name", mark + word)).expect(201);
            var known = api.get(path).expect(200);
            assertEquals(mark + word, known.text("/name"), path);
            assertEquals(known.text("/id"), api.patch(path, "*", Map.of("tier", "gold")).expect(200).text("/id"), path);
            api.delete("/accounts/" + known.text("/id"), "*").expect(204);
        }
        api.get("/accounts/" + account + "/usage/metrics").expect(200);
    }

    @Test
    void each_kind_is_read_changed_and_listed_by_its_key() {
        var account = api.post("/accounts", Map.of("name", mark)).expect(201).text("/id");
        var others = perennial.admin("contoso");
        for (var collection : collections()) {
            var path = collection + "/by-external/" + system + "/" + mark;
            api.get(path).expect(404, "not_found");
            var made = put(collection, account).expect(201);

            assertEquals(made.text("/id"), api.get(path).expect(200).text("/id"));
            assertEquals(api.get(made.location()).body(), api.get(path).body());
            api.send("PATCH", path, MERGE_PATCH, "{}").expect(428, "version_required");
            api.patch(path, "\"0\"", Map.of(field(collection), mark + " changed")).expect(412, "stale_version");
            var changed = api.patch(path, made.etag(), Map.of(field(collection), mark + " changed")).expect(200);
            assertEquals(mark + " changed", changed.text("/" + field(collection)));
            assertEquals(made.text("/externalKeys"), changed.text("/externalKeys"));

            assertEquals(List.of(made.text("/id")), ids(api.all(collection + "?externalSystem=" + system)));
            assertEquals(List.of(made.text("/id")), ids(api.all(collection + "?externalSystem=no_such_system," + system)));
            assertEquals(List.of(), ids(api.all(collection + "?externalSystem=no_such_system")));
            api.get(collection + "?externalSystem=Zoho%20CRM").expect(400, "invalid_parameter");
            api.get(path.replace(system, "Zoho%20CRM")).expect(404, "not_found");
            others.get(path).expect(404, "not_found");
            others.patch(path, "*", Map.of(field(collection), "x")).expect(404, "not_found");
        }
    }

    private static List<String> ids(List<JsonNode> items) {
        return items.stream().map(item -> item.path("id").asText()).toList();
    }

    @Test
    void a_record_that_its_caller_does_not_see_is_not_there() {
        var account = api.post("/accounts", Map.of("name", mark)).expect(201).text("/id");
        var csm = perennial.member("csm", "northwind");
        for (var collection : collections()) {
            put(collection, account).expect(201);
            if (List.of("/queues", "/surveys").contains(collection)) continue; // of no account, and seen by everybody
            var path = collection + "/by-external/" + system + "/" + mark;

            csm.get(path).expect(404, "not_found");
            csm.patch(path, "*", Map.of(field(collection), "x")).expect(404, "not_found");
            assertEquals(List.of(), ids(csm.all(collection + "?externalSystem=" + system)));
        }
    }
}
