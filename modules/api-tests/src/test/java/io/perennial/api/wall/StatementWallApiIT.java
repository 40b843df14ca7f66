package io.perennial.api.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Answer;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Attacks what systems have said and where they disagreed: as another organisation, as a member who does not see the record, and as a
 * caller to whom revenue is closed. Each uses the same keys and repeats the very same statements.
 */
@ExtendWith(RunningPerennial.class)
class StatementWallApiIT {
    private final PerennialApi admin;
    private final PerennialApi foreign;
    private final PerennialApi csm;
    private final PerennialApi closed;
    private final String mark = UUID.randomUUID().toString();
    private final Map<String, Object> last = Map.of("name", "Sorrel " + mark, "country", "GB");
    private final String path = "/accounts/by-external/attacked/" + mark;
    private final String account;
    private final String conflict;

    StatementWallApiIT(Perennial perennial) {
        admin = perennial.admin("northwind");
        foreign = perennial.admin("contoso");
        csm = perennial.member("csm", "northwind");
        closed = perennial.closed("northwind");
        account = admin.put(path, Map.of("name", "Sorrel " + mark, "country", "DE")).expect(201).text("/id");
        admin.patch("/accounts/" + account, "*", Map.of("country", "FR")).expect(200);
        admin.put(path, last).expect(200);
        conflict = admin.get("/conflicts?recordId=" + account).expect(200).text("/items/0/id");
    }

    private static String version(PerennialApi api, String of) {
        return api.get(of).expect(200).etag();
    }

    @Test
    void another_organisation_that_says_the_same_about_its_own_record_changes_and_learns_nothing() {
        var before = version(admin, "/accounts/" + account);
        var own = foreign.put(path, last).expect(201).text("/id");
        foreign.patch("/accounts/" + own, "*", Map.of("country", "FR")).expect(200);
        assertEquals("FR", foreign.put(path, last).expect(200).text("/country"), "it is its own statement that is repeated");
        foreign.put(path, Map.of("name", "Lovage " + mark, "country", "AT")).expect(200);
        foreign.delete("/accounts/" + own, "*").expect(204);

        assertEquals(before, version(admin, "/accounts/" + account));
        assertEquals(before, admin.put(path, last).expect(200).etag());
        assertEquals(List.of(conflict), ids(admin));
        assertEquals(List.of(), ids(foreign));
    }

    private List<String> ids(PerennialApi api) {
        return api.all("/conflicts?system=attacked&limit=200").stream().filter(one -> one.path("externalId").asText().equals(mark))
                .map(one -> one.path("id").asText()).toList();
    }

    @Test
    void who_does_not_see_the_record_cannot_tell_the_last_statement_from_another_one() {
        var before = version(admin, "/accounts/" + account);

        var same = csm.put(path, last);
        var other = csm.put(path, Map.of("name", "Lovage " + mark, "country", "AT"));
        assertEquals(problem(other.expect(409, "external_key_taken")), problem(same.expect(409, "external_key_taken")));
        csm.get(path).expect(404);
        csm.patch(path, "*", Map.of("country", "GB")).expect(404);
        var batch = List.of(keyed("Sorrel " + mark, "GB"), keyed("Lovage " + mark, "AT"));
        var items = csm.post("/accounts/batch", Map.of("items", batch)).expect(207).json().path("items");
        assertEquals(items.at("/0/problem/code"), items.at("/1/problem/code"));
        assertTrue(items.at("/0/id").isNull() && items.at("/1/id").isNull(), items::toString);

        assertEquals(List.of(), ids(csm));
        assertEquals(0, csm.get("/conflicts?recordId=" + account).expect(200).json().path("items").size());
        assertEquals(before, version(admin, "/accounts/" + account));
        assertEquals(before, admin.put(path, last).expect(200).etag(), "what was said last is still known");
    }

    private static String problem(Answer answer) {
        return answer.text("/code") + answer.text("/title") + answer.text("/detail") + answer.json().path("errors");
    }

    private Map<String, Object> keyed(String name, String country) {
        return Map.of("name", name, "country", country, "externalKeys", List.of(Map.of("system", "attacked", "externalId", mark)));
    }

    private Map<String, Object> contract(String price) {
        var body = new HashMap<>(bare());
        body.put("lines", List.of(Map.of("product", "Fleet", "quantity", "1", "unitPrice", price)));
        return body;
    }

    private Map<String, Object> bare() {
        return Map.of("accountId", account, "number", mark, "startsOn", "2026-01-01", "currency", "EUR");
    }

    @Test
    void to_whom_revenue_is_closed_neither_reads_nor_guesses_nor_loses_it() {
        var said = "/contracts/by-external/attacked/" + mark;
        var id = admin.put(said, contract("1234.00")).expect(201).text("/id");
        admin.patch("/contracts/" + id, "*", Map.of("lines", contract("2345.00").get("lines"))).expect(200);
        admin.put(said, contract("3456.00")).expect(200);

        var seen = closed.get("/conflicts?recordId=" + id).expect(200);
        assertEquals("/lines null [\"/values\"]", seen.text("/items/0/field") + " " + seen.json().at("/items/0/values") + " "
                + seen.json().at("/items/0/redacted"));
        assertFalse(seen.body().contains("1234") || seen.body().contains("2345") || seen.body().contains("3456"), seen::body);
        assertTrue(admin.get("/conflicts?recordId=" + id).expect(200).body().contains("3456"));

        var right = closed.put(said, contract("3456.00")).expect(403, "field_closed");
        assertEquals(problem(closed.put(said, contract("9.00")).expect(403, "field_closed")), problem(right));
        var item = closed.post("/contracts/batch", Map.of("items", List.of(withKey(contract("3456.00")), withKey(contract("9.00")))))
                .expect(207).json().path("items");
        assertEquals(List.of("field_closed", "field_closed"),
                List.of(item.at("/0/problem/code").asText(), item.at("/1/problem/code").asText()));

        closed.put(said, bare()).expect(200);
        var kept = admin.put(said, contract("3456.00")).expect(200);
        assertEquals("3456.00", kept.text("/lines/0/unitPrice"));
        assertEquals(1, admin.get("/conflicts?recordId=" + id).expect(200).json().path("items").size(), "the conflict is still open");
    }

    private Map<String, Object> withKey(Map<String, Object> body) {
        body.put("externalKeys", List.of(Map.of("system", "attacked", "externalId", mark)));
        return body;
    }
}
