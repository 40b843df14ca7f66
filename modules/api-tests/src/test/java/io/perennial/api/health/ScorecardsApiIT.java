package io.perennial.api.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPerennial.class)
class ScorecardsApiIT {
    private static final String SCORECARDS = "/health/scorecards";

    private final Perennial perennial;
    private final PerennialApi manager;

    /** The name of the scorecard and of its segment. The segment has no accounts, so the accounts of other tests are not affected. */
    private final String name = "Scorecard " + UUID.randomUUID();

    ScorecardsApiIT(Perennial perennial) {
        this.perennial = perennial;
        this.manager = perennial.member("manager", "northwind");
    }

    @Test
    void a_draft_is_published_and_retires_the_version_before_it() {
        var first = draft(body(10_000));
        var second = draft(body(10_000));

        assertEquals(1, publish(first).at("/number").asInt());
        var published = publish(second);

        assertEquals(List.of("2", "published"), List.of(published.at("/number").asText(), published.at("/state").asText()));
        assertEquals("retired", manager.get(SCORECARDS + "/" + first).expect(200).text("/state"));
        assertEquals(List.of(second), manager.all(SCORECARDS + "?state=published&name=" + name.replace(" ", "%20")).stream()
                .map(one -> one.at("/id").asText()).toList());
    }

    @Test
    void what_keeps_a_draft_from_publication_is_told_at_once_and_the_draft_stays() {
        var draft =
                draft(Map.of("name", name, "segments", List.of(name), "measures", List.of(measure("silence", 9_000), measure("idle", 0))));

        var refused = manager.send("PUT", SCORECARDS + "/" + draft + "/publication", null, null).expect(422, "invalid");

        assertEquals(List.of("/measures weights", "/measures/1/weight rule"), refused.json().path("errors").valueStream()
                .map(error -> error.path("pointer").asText() + " " + error.path("code").asText()).sorted().toList());
        assertEquals("draft", manager.get(SCORECARDS + "/" + draft).expect(200).text("/state"));
    }

    @Test
    void a_source_that_nobody_knows_is_refused_in_a_draft_and_in_a_change_of_it() {
        var unknown = Map.of("name", name, "measures", List.of(Map.of(
                "key", "stars", "weight", 1, "direction", "higher_is_better", "source", Map.of("kind", "horoscope"), "pieces",
                List.of(Map.of("start", 1, "end", 1)))));
        var draft = manager.post(SCORECARDS, body(1)).expect(201);

        assertEquals("/measures/0/source/kind", manager.post(SCORECARDS, unknown).expect(422, "invalid").text("/errors/0/pointer"));
        assertEquals("/measures/0/source/kind", manager.patch(draft.location(), draft.etag(), Map.of("measures", unknown.get("measures")))
                .expect(422, "invalid").text("/errors/0/pointer"));
        assertEquals("silence", manager.get(draft.location()).expect(200).text("/measures/0/key"));
    }

    @Test
    void what_is_wrong_with_sources_is_told_with_all_else() {
        var wrong = Map.of("name", name, "precedence", 5_000, "measures", List.of(
                Map.of("key", "stars", "weight", 1, "direction", "higher_is_better", "source", Map.of("kind", "horoscope"), "pieces",
                        List.of(Map.of("start", 1, "end", 1))),
                Map.of("key", "rating", "weight", 1, "direction", "higher_is_better", "source",
                        Map.of("kind", "signal", "of", "rat*", "days", 3), "pieces", List.of(Map.of("start", 1, "end", 1)))));

        var refused = manager.post(SCORECARDS, wrong).expect(422, "invalid");

        assertEquals(
                List.of("/measures/0/source/kind unknown_source", "/measures/1/source/days rule", "/measures/1/source/of rule",
                        "/precedence range"),
                refused.json().path("errors").valueStream().map(error -> error.path("pointer").asText() + " " + error.path("code").asText())
                        .sorted().toList());
    }

    @Test
    void what_is_published_is_never_changed_or_deleted_and_what_is_retired_never_comes_back() {
        var id = draft(body(10_000));
        publish(id);
        var path = SCORECARDS + "/" + id;
        var etag = manager.get(path).expect(200).etag();

        manager.patch(path, etag, Map.of("precedence", 1)).expect(409, "scorecard_published");
        manager.delete(path, etag).expect(409, "scorecard_published");
        publish(id);
        manager.send("PUT", path + "/retirement", null, null).expect(200);
        manager.send("PUT", path + "/retirement", null, null).expect(200);
        manager.send("PUT", path + "/publication", null, null).expect(409, "scorecard_retired");
        manager.patch(path, "*", Map.of("precedence", 1)).expect(409, "scorecard_retired");
    }

    @Test
    void a_draft_is_changed_and_deleted_but_not_retired() {
        var draft = manager.post(SCORECARDS, body(1)).expect(201);

        manager.send("PUT", draft.location() + "/retirement", null, null).expect(409, "scorecard_not_published");
        var changed = manager.patch(draft.location(), draft.etag(), Map.of("precedence", 7)).expect(200);
        assertEquals(7, changed.json().path("precedence").asInt());
        manager.with("If-Match", draft.etag()).send("PUT", draft.location() + "/publication", null, null).expect(412, "stale_version");
        manager.delete(draft.location(), changed.etag()).expect(204);
        manager.get(draft.location()).expect(404, "not_found");
    }

    @Test
    void those_who_look_after_accounts_read_scorecards_and_only_managers_write_them() {
        var csm = perennial.member("csm", "northwind");

        csm.get(SCORECARDS).expect(200);
        csm.post(SCORECARDS, body(1)).expect(403, "forbidden");
        perennial.member("vendor", "northwind").get(SCORECARDS).expect(403, "forbidden");
    }

    @Test
    void sources_say_what_they_need() {
        var kinds = manager.get("/health/sources").expect(200).json().path("items").valueStream().map(kind -> kind.path("name").asText())
                .toList();

        assertTrue(kinds.containsAll(List.of("usage_sum", "signal", "sentiment", "contacts_in_role", "days_since_contact")),
                kinds::toString);
    }

    private String draft(Object body) {
        return manager.post(SCORECARDS, body).expect(201).text("/id");
    }

    private JsonNode publish(String id) {
        return manager.send("PUT", SCORECARDS + "/" + id + "/publication", null, null).expect(200).json();
    }

    private Map<String, Object> body(int weight) {
        return Map.of("name", name, "segments", List.of(name), "measures", List.of(measure("silence", weight)));
    }

    private static Map<String, Object> measure(String key, int weight) {
        return Map.of("key", key, "weight", weight, "source", Map.of("kind", "days_since_contact"), "direction", "lower_is_better",
                "pieces", List.of(Map.of("to", "14", "start", 10_000, "end", 10_000), Map.of("from", "14", "start", 0, "end", 0)));
    }
}
