package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests the patches of many records in one request, and reading again what they changed. */
@ExtendWith(RunningPerennial.class)
class ManyChangesApiIT {
    private final PerennialApi api;
    private final Company company;
    private final Company other;

    ManyChangesApiIT(Perennial perennial) {
        api = perennial.admin("northwind");
        var me = api.get("/session").expect(200).text("/subjectId");
        company = Company.of(api, me);
        other = Company.of(api, me);
    }

    private static Map<String, Object> item(String id, long version, Map<String, ?> patch) {
        return Map.of("id", id, "version", version, "patch", patch);
    }

    private Map<String, Long> versions() {
        var items = api.get("/accounts?id=" + company.account() + "," + other.account()).expect(200).json().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .collect(Collectors.toMap(one -> one.path("id").asText(), one -> one.path("version").asLong()));
    }

    @Test
    void the_reverse_patches_undo_exactly_this_change() {
        var before = versions();
        assertEquals(2, before.size());
        assertEquals("\"" + before.get(company.account()) + "\"", api.get("/accounts/" + company.account()).etag());

        var done = api.post("/accounts/changes", Map.of("items", List.of(
                item(company.account(), before.get(company.account()), Map.of("tier", "bulk")),
                item(other.account(), before.get(other.account()) + 1, Map.of("tier", "bulk")),
                item(company.account(), before.get(company.account()), Map.of("tier", "twice"))))).expect(207).json();

        assertEquals("200 412 422",
                done.path("items").findValuesAsText("status").stream().distinct().limit(3).collect(Collectors.joining(" ")));
        assertEquals("{\"updated\":1,\"unchanged\":0,\"refused\":2}", done.path("summary").toString());
        assertEquals("stale_version", done.at("/items/1/problem/code").asText());
        var after = done.at("/items/0/version").asLong();
        assertEquals(after, versions().get(company.account()));
        assertEquals(before.get(other.account()), versions().get(other.account()));

        api.patch("/accounts/" + company.account(), "*", Map.of("industry", "Rail")).expect(200);
        var late = api.post("/accounts/changes",
                Map.of("items", List.of(item(company.account(), after, Map.of("tier", "old"))))).expect(207).json();
        assertEquals(412, late.at("/items/0/status").asInt(), "somebody else changed it after the change that is to be undone");
    }

    @Test
    void ids_beyond_two_hundred_are_refused() {
        var ids = String.join(",", java.util.Collections.nCopies(201, company.account()));
        api.get("/accounts?id=" + ids).expect(400, "invalid_parameter");
        assertEquals(1, api.get("/accounts?id=" + ids.substring(32)).expect(200).json().path("items").size());
    }
}
