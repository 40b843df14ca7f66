package io.perennial.api.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.Awaited;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPerennial.class)
class ProofApiIT {
    private static final int CUSTOMERS = 80;
    private static final LocalDate OUTCOME = LocalDate.now(ZoneOffset.UTC).minusDays(40);

    private final Perennial perennial;
    private final PerennialApi admin;

    /** A segment that only this test uses. */
    private final String segment = "proof " + UUID.randomUUID();

    ProofApiIT(Perennial perennial) {
        this.perennial = perennial;
        this.admin = perennial.admin("northwind");
    }

    @Test
    void a_planted_signal_is_found_over_http_and_trying_another_version_says_who_would_move() {
        var accounts = accounts();
        admin.post("/health/signals", Map.of("points", IntStream.range(0, CUSTOMERS).mapToObj(at -> Map.of(
                "accountId", accounts.get(at), "name", "rating", "at", OUTCOME.minusDays(100) + "T12:00:00Z", "value",
                at < 32 ? 20 + at % 7 : 80 + at % 7)).toList())).expect(204);
        admin.post("/health/outcomes", Map.of("outcomes", IntStream.range(0, CUSTOMERS).mapToObj(at -> Map.of(
                "accountId", accounts.get(at), "occurredOn", OUTCOME.toString(), "kind", at < 32 ? "churned" : "renewed")).toList()));
        var path = "/health/scorecards/" + draft();

        var proof = admin.post(path + "/backtest", Map.of("horizons", List.of(90, 180))).expect(200).json();

        assertEquals(List.of("predicts", "too_few_outcomes"),
                proof.path("horizons").valueStream().map(one -> one.path("verdict").asText()).toList());
        assertEquals(1, proof.at("/horizons/0/statistics/auc/value").asDouble());
        assertEquals(32, proof.at("/horizons/0/statistics/confusion/redChurned").asInt());
        assertEquals(List.of("imported", "32", "true"), List.of(
                proof.path("outcomes").asText(), proof.at("/horizons/0/counted/0/n").asText(),
                proof.at("/horizons/0/counted/0/churned").asText()));
        var tried = tried(admin, path, Map.of("days", List.of(OUTCOME.toString())));
        assertEquals(CUSTOMERS, tried.at("/days/0/accounts").asInt());
        assertTrue(tried.at("/days/0/bands").valueStream()
                .anyMatch(band -> band.path("band").asText().equals("red") && band.path("accountsAfter").asInt() == 32), tried::toString);
    }

    @Test
    void too_few_outcomes_are_refused_with_their_numbers() {
        var refused = admin.post("/health/scorecards/" + draft() + "/backtest", Map.of()).expect(409, "too_few_outcomes");

        assertEquals("0 accounts left and 0 stayed; the minimum is 30 of each.", refused.text("/detail"));
    }

    @Test
    void days_that_make_no_sense_are_refused_where_they_stand() {
        var path = "/health/scorecards/" + draft();

        assertEquals("/from", admin.post(path + "/backtest", Map.of("from", "2026-01-02", "to", "2026-01-02")).expect(422, "invalid")
                .text("/errors/0/pointer"));
        assertEquals("/from", admin.post(path + "/backtest", Map.of("from", "2001-01-01", "to", "2026-01-02")).expect(422, "invalid")
                .text("/errors/0/pointer"));
        assertEquals("/days/1", admin.post(path + "/trial", Map.of("days", List.of("2026-01-01", "9999-01-01"))).expect(422, "invalid")
                .text("/errors/0/pointer"));
    }

    @Test
    void who_reads_scorecards_may_prove_them() {
        var path = "/health/scorecards/" + draft();

        assertEquals("complete", tried(perennial.member("csm", "northwind"), path, Map.of()).path("state").asText());
        perennial.member("vendor", "northwind").post(path + "/trial", Map.of()).expect(403, "forbidden");
        perennial.member("vendor", "northwind").post(path + "/backtest", Map.of()).expect(403, "forbidden");
    }

    /** Tests that a member with own accounts only counts those, and does not see another caller's trial. */
    @Test
    void who_sees_only_own_accounts_tries_it_on_those() {
        accounts();
        var path = "/health/scorecards/" + draft();
        var csm = perennial.member("csm", "northwind");

        assertEquals(0, tried(csm, path, Map.of()).at("/days/0/accounts").asInt());
        assertEquals(CUSTOMERS, tried(admin, path, Map.of()).at("/days/0/accounts").asInt());
        csm.get(admin.post(path + "/trial", Map.of()).expect(202).location()).expect(404, "not_found");
    }

    private static JsonNode tried(PerennialApi api, String path, Object asked) {
        var location = api.post(path + "/trial", asked).expect(202).location();
        return Awaited.until(() -> api.get(location).expect(200).json(), trial -> !trial.path("finishedAt").isNull());
    }

    private List<String> accounts() {
        var items = IntStream.range(0, CUSTOMERS).mapToObj(at -> Map.of(
                "name", segment, "segment", segment, "externalKeys", List.of(Map.of("system", "proof", "externalId", segment + at))))
                .toList();
        return admin.post("/accounts/batch", Map.of("items", items)).expect(207).json().path("items").valueStream()
                .map(item -> item.path("id").asText()).toList();
    }

    private String draft() {
        var rating = Map.of("key", "rating", "weight", 10_000, "source", Map.of("kind", "signal", "of", "rating"), "direction",
                "higher_is_better",
                "pieces", List.of(Map.of("to", "0", "start", 0, "end", 0), Map.of("from", "0", "to", "100", "start", 0, "end", 10_000),
                        Map.of("from", "100", "start", 10_000, "end", 10_000)));
        return admin.post("/health/scorecards", Map.of("name", segment, "segments", List.of(segment), "measures", List.of(rating)))
                .expect(201).text("/id");
    }
}
