package io.perennial.api.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPerennial.class)
class FactsApiIT {
    private final Perennial perennial;
    private final PerennialApi csm;
    private final String own;
    private final String others;
    private final String nextYear = LocalDate.now(ZoneOffset.UTC).plusYears(1).toString();

    FactsApiIT(Perennial perennial) {
        this.perennial = perennial;
        csm = perennial.member("csm", "northwind");
        own = csm.post("/accounts", Map.of("name", "Facts " + UUID.randomUUID(), "ownerId", csm.get("/session").text("/subjectId")))
                .expect(201).text("/id");
        others = perennial.admin("northwind").post("/accounts", Map.of("name", "Facts " + UUID.randomUUID())).expect(201).text("/id");
    }

    @Test
    void what_a_csm_thinks_counts_until_it_is_withdrawn_and_is_told_in_the_timeline() {
        csm.get(sentiment(own)).expect(404, "not_found");

        var said = csm.put(sentiment(own), Map.of("value", 40, "note", "Their champion leaves.", "expiresOn", nextYear)).expect(200);
        var again = csm.put(sentiment(own), Map.of("value", 40, "note", "Their champion leaves.", "expiresOn", nextYear)).expect(200);
        var other = csm.put(sentiment(own), Map.of("value", 70, "expiresOn", nextYear)).expect(200);

        assertEquals(said.text("/id"), again.text("/id"));
        assertEquals(70, csm.get(sentiment(own)).expect(200).json().path("value").asInt());
        csm.send("DELETE", sentiment(own), null, null).expect(204);
        csm.send("DELETE", sentiment(own), null, null).expect(204);
        csm.get(sentiment(own)).expect(404, "not_found");
        assertEquals(List.of("sentiment_withdrawn 70 of 100", "sentiment_said 70 of 100", "sentiment_said 40 of 100"),
                timeline(own, "sentiment_"));
        assertTrue(!other.text("/id").equals(said.text("/id")));
    }

    @Test
    void a_sentiment_that_would_never_count_is_refused() {
        var today = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();

        assertEquals("/expiresOn",
                csm.put(sentiment(own), Map.of("value", 40, "expiresOn", today)).expect(422, "invalid").text("/errors/0/pointer"));
        csm.put(sentiment(own), Map.of("value", 40, "expiresOn", "2999-01-01")).expect(422, "invalid");
    }

    @Test
    void who_sees_only_own_accounts_says_nothing_of_others() {
        csm.get(sentiment(others)).expect(404, "not_found");
        csm.put(sentiment(others), Map.of("value", 40, "expiresOn", nextYear)).expect(404, "not_found");
        csm.send("DELETE", sentiment(others), null, null).expect(404, "not_found");
    }

    @Test
    void a_program_sends_signals_and_outcomes_and_a_csm_does_not() {
        var partner = perennial.partner("northwind");
        var signals =
                Map.of("points", List.of(Map.of("accountId", own, "name", "unpaid_invoices", "at", "2026-03-01T08:00:00Z", "value", 2)));
        var outcomes =
                Map.of("outcomes", List.of(Map.of("accountId", own, "occurredOn", "2026-03-31", "kind", "renewed", "reason", "Happy")));

        partner.post("/health/signals", signals).expect(204);
        for (int time = 0; time < 2; time++) partner.post("/health/outcomes", outcomes).expect(204);
        csm.post("/health/signals", signals).expect(403, "forbidden");
        csm.post("/health/outcomes", outcomes).expect(403, "forbidden");

        var listed = csm.get("/health/outcomes?accountId=" + own).expect(200);
        assertEquals("renewed 2026-03-31 Happy",
                listed.text("/items/0/kind") + " " + listed.text("/items/0/occurredOn") + " " + listed.text("/items/0/reason"));
        assertEquals(List.of("outcome_recorded renewed 2026-03-31"), timeline(own, "outcome_"));
        var path = "/health/outcomes/" + listed.text("/items/0/id");
        partner.delete(path, partner.get(path).expect(200).etag()).expect(204);
        assertEquals(0, csm.get("/health/outcomes?accountId=" + own).expect(200).json().path("items").size());
    }

    private static String sentiment(String account) {
        return "/accounts/" + account + "/health/sentiment";
    }

    private List<String> timeline(String account, String kinds) {
        return csm.all("/accounts/" + account + "/timeline").stream()
                .filter(entry -> entry.path("kind").asText().startsWith(kinds))
                .map(entry -> entry.path("kind").asText() + " " + entry.path("text").asText())
                .toList();
    }
}
