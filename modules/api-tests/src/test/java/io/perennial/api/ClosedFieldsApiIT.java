package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.made.Ask;
import io.perennial.api.made.Records;
import io.perennial.api.made.Requests;
import io.perennial.api.made.Slot;
import io.perennial.platform.spec.ApiDocument;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests a role without {@code revenue:read}: no answer contains monetary amounts, and they cannot be requested or written in another way.
 */
@ExtendWith(RunningPerennial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosedFieldsApiIT {
    private static final Pattern WORTH =
            Pattern.compile("\"(arr|mrr|renewingArr|lines|unitPrice|targetArr|forecastArr|outcomeArr|lostArr|amount|outcomeAmount)\":");

    private final ApiDocument document = ApiDocument.load();
    private final PerennialApi admin;
    private final PerennialApi agent;
    private final PerennialApi lead;
    private final Records records;

    ClosedFieldsApiIT(Perennial perennial) {
        admin = perennial.admin("northwind");
        agent = perennial.member("agent", "northwind");
        lead = perennial.closed("northwind");
        records = Records.shared(perennial, "northwind");
    }

    @TestFactory
    Stream<DynamicTest> no_answer_has_it() {
        var requests = new Requests(document);
        return Stream.of(agent, lead).flatMap(caller -> document.operations().stream()
                .filter(operation -> operation.method().equals("GET") && !operation.open())
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    var answer = Ask.of(caller).answer(requests.ask(operation, new Slot("nowhere", "", ""), "", records));
                    assertFalse(WORTH.matcher(answer.body()).find(), answer::body);
                    assertTrue(answer.exchange().status() < 500, answer::body);
                })));
    }

    @Test
    void what_is_left_out_is_named() {
        assertEquals("[\"/arr\",\"/mrr\",\"/renewingArr\"]", redacted(agent, "/accounts/" + records.id("acct")));
        assertEquals("[\"/lines\",\"/versions\",\"/arr\",\"/mrr\"]", redacted(agent, "/contracts/" + records.id("ctr")));
        assertEquals("[\"/targetArr\",\"/convertedArr\",\"/forecastArr\",\"/outcomeArr\"]",
                redacted(lead, "/renewals/" + records.id("rnw")));
        assertEquals("[\"/amount\",\"/outcomeAmount\"]", redacted(lead, "/expansions/" + records.id("xpn")));
        assertEquals("", redacted(admin, "/accounts/" + records.id("acct")));
        assertTrue(admin.get("/contracts/" + records.id("ctr")).expect(200).json().at("/lines/0/unitPrice").isTextual());
    }

    @Test
    void a_timeline_tells_only_of_kinds_that_the_caller_may_read() {
        var account = admin.post("/accounts", Map.of("name", "Told")).expect(201).text("/id");
        admin.post("/contacts", Map.of("accountId", account, "name", "Jana")).expect(201);
        admin.post("/expansions", Map.of("accountId", account, "kind", "upsell", "title", "More")).expect(201);
        var timeline = "/accounts/" + account + "/timeline";

        assertEquals(List.of("expansion_created", "contact_created", "account_created"), kinds(admin, timeline));
        assertEquals(List.of("contact_created", "account_created"), kinds(agent, timeline));
        assertEquals(List.of(), kinds(agent, timeline + "?kind=expansion_created"));
    }

    private static List<String> kinds(PerennialApi caller, String timeline) {
        return caller.all(timeline).stream().map(entry -> entry.path("kind").asText()).filter(kind -> !kind.startsWith("health_")).toList();
    }

    @Test
    void an_explanation_has_no_values_of_a_source_that_the_caller_may_not_read() {
        var account = admin.post("/accounts", Map.of("name", "Explained")).expect(201).text("/id");
        admin.post("/accounts/" + account + "/notes", Map.of("text", "Met")).expect(201);
        var points =
                List.of(Map.of("accountId", account, "metric", "logins", "at", Instant.now().minusSeconds(90_000).toString(), "value", 7));
        admin.post("/usage", Map.of("points", points)).expect(204);
        var explanation = "/accounts/" + account + "/health/explanation";

        var all = Map.of("usage_active_days", "1", "days_since_contact", "0");
        assertEquals(all, Awaited.until(() -> values(admin, explanation), all::equals));
        assertEquals(Map.of("days_since_contact", "0"), values(agent, explanation));
        assertEquals("[\"/raw\",\"/seen\"]", agent.get(explanation).expect(200).json().at("/measures/0/redacted").toString());
    }

    private static Map<String, String> values(PerennialApi caller, String explanation) {
        return caller.get(explanation).expect(200).json().path("measures").valueStream().filter(one -> !one.path("raw").isNull())
                .filter(one -> List.of("usage_active_days", "days_since_contact").contains(one.path("kind").asText()))
                .collect(Collectors.toMap(one -> one.path("kind").asText(), one -> one.path("raw").asText()));
    }

    private static String redacted(PerennialApi caller, String path) {
        return caller.get(path).expect(200).json().path("redacted").toString();
    }

    @Test
    void no_list_is_sorted_by_it_and_no_sum_of_it_is_told() {
        for (var path : List.of("/accounts?sort=arr", "/accounts?sort=-arr")) agent.get(path).expect(403, "field_closed");
        agent.get("/accounts?sort=renewsOn").expect(200);
        for (var path : List.of("/renewals?sort=targetArr", "/renewals/calendar?from=2026-01-01&to=2026-02-01", "/renewals/mine",
                "/renewals/rate?from=2026-01-01&to=2026-07-01"))
            lead.get(path).expect(403, "field_closed");
        lead.get("/renewals?sort=dueOn").expect(200);
    }

    @Test
    void it_is_not_written_and_stays_as_it_is() {
        var contract = "/contracts/" + records.id("ctr");
        var before = admin.get(contract).expect(200).json().path("lines").toString();
        var line = Map.of("product", "x", "quantity", "1", "unitPrice", "1.00");

        lead.patch(contract, "*", Map.of("lines", List.of(line))).expect(403, "field_closed");
        lead.patch(contract, "*", Map.of("lines", List.of())).expect(403, "field_closed");
        lead.patch(contract, "*", Map.of("billing", "yearly")).expect(200);
        assertEquals(before, admin.get(contract).expect(200).json().path("lines").toString());
    }

    /** A caller must not learn by guessing what a system said about a closed field, and does not empty it by leaving it out. */
    @Test
    void a_statement_neither_guesses_nor_empties_it() {
        var path = "/contracts/by-external/said/" + records.key();
        var line = Map.of("product", "x", "quantity", "1", "unitPrice", "7.00");
        var without = Map.of("accountId", records.id("acct"), "number", "said " + records.number(), "startsOn", "2026-01-01", "currency",
                records.currency());
        var whole = new HashMap<String, Object>(without);
        whole.put("lines", List.of(line));
        admin.put(path, whole).expect(201);

        lead.put(path, whole).expect(403, "field_closed");
        lead.put(path + "?replace=true", without).expect(403, "field_closed");
        lead.put(path, without).expect(200);
        assertEquals("7.00", admin.put(path, whole).expect(200).text("/lines/0/unitPrice"));
    }
}
