package io.perennial.api.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Answer;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPerennial.class)
class HealthApiIT {
    /** Longer than the specified five seconds, because the machine may be busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PerennialApi manager;
    private final String segment = "Scored " + UUID.randomUUID();

    HealthApiIT(Perennial perennial) {
        this.manager = perennial.member("admin", "northwind");
    }

    @Test
    void what_happens_to_an_account_is_in_its_score_soon_after_and_explained() {
        publish();
        var account = manager.post("/accounts", Map.of("name", "Heath & Co", "segment", segment)).expect(201).text("/id");
        rate(account, 40);
        var first = soon(account, "4000");
        rate(account, 80.5);
        var second = soon(account, "8050");

        assertEquals(List.of("stored", "red"), List.of(first.text("/basis"), first.text("/band")));
        assertEquals(List.of("green", "10000", segment),
                List.of(second.text("/band"), second.text("/coverage"), second.text("/scorecard/name")));
        var explained = manager.get("/accounts/" + account + "/health/explanation").expect(200);
        assertEquals(List.of("80.5", "8050", "10000"),
                List.of(explained.text("/measures/0/raw"), explained.text("/measures/0/points"), explained.text("/measures/0/share")));
        assertEquals(1, manager.get("/accounts/" + account + "/health/history").expect(200).json().path("items").size());
        assertTrue(manager.all("/accounts/" + account + "/timeline").stream()
                .anyMatch(entry -> entry.path("kind").asText().equals("health_band_changed")));
        var listed = manager.all("/accounts?sort=-score&scoreFrom=8000&segment=" + segment.replace(" ", "%20"));
        assertEquals(List.of("8050"), listed.stream().map(one -> one.at("/health/score").asText()).toList());
    }

    @Test
    void how_all_stand_and_who_moved_is_answered_for_any_day_so_far() {
        assertEquals(10, manager.get("/health/distribution").expect(200).json().path("scores").size());
        manager.get("/health/distribution?asOf=2024-01-01").expect(200);
        manager.get("/health/distribution?asOf=2999-01-01").expect(400, "invalid_parameter");
        assertEquals("day", manager.get("/health/trend?by=day").expect(200).text("/by"));
        manager.get("/health/trend?by=day&from=2020-01-01").expect(400, "invalid_parameter");
        manager.get("/health/trend?to=2999-01-01").expect(400, "invalid_parameter");
        assertEquals("0", manager.get("/health/distribution?include=churned").expect(200).text("/churned"));
        manager.get("/health/movers?include=everything").expect(400, "invalid_parameter");
        var kinds = manager.get("/health/sources").expect(200).json().path("items");
        assertTrue(kinds.valueStream().allMatch(kind -> !kind.at("/computed/zhHant").asText().equals(kind.at("/computed/en").asText())));
        assertEquals("30", manager.get("/health/movers?days=30").expect(200).text("/days"));
        manager.get("/health/movers?days=8").expect(400, "invalid_parameter");
        assertEquals(2,
                manager.get("/accounts?scoreFrom=99999&trendUntil=-10001").expect(400, "invalid_parameter").json().path("errors").size());
    }

    private void publish() {
        var measure = Map.of("key", "rating", "weight", 10_000, "direction", "higher_is_better", "source",
                Map.of("kind", "signal", "of", "rating"),
                "pieces", List.of(
                        Map.of("to", "0", "start", 0, "end", 0), Map.of("from", "0", "to", "100", "start", 0, "end", 10_000),
                        Map.of("from", "100", "start", 10_000, "end", 10_000)));
        var draft = manager.post("/health/scorecards", Map.of("name", segment, "segments", List.of(segment), "measures", List.of(measure)))
                .expect(201);
        manager.send("PUT", draft.location() + "/publication", null, null).expect(200);
    }

    private void rate(String account, double rating) {
        var signal = Map.of("accountId", account, "name", "rating", "at", Instant.now().toString(), "value", rating);
        manager.post("/health/signals", Map.of("points", List.of(signal))).expect(204);
    }

    /** Waits for the stored score; until then, a read computes it. */
    private Answer soon(String account, String score) {
        var until = Instant.now().plus(PATIENCE);
        var answer = manager.get("/accounts/" + account + "/health").expect(200);
        while (!List.of("stored", score).equals(List.of(answer.text("/basis"), answer.text("/score"))) && Instant.now().isBefore(until))
            answer = manager.get("/accounts/" + account + "/health").expect(200);
        return answer;
    }
}
