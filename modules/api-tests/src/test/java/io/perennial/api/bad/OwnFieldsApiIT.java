package io.perennial.api.bad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Records;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that errors in custom fields are reported together with all other errors. */
@ExtendWith(RunningPerennial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnFieldsApiIT {
    private static final String WRONG = """
            {"name": "", "employees": "7", "colour": "red", "customFields": {"dataCentre": "mars", "referenceable": "yes", "a/b": 1}}""";
    private static final Set<String> ALL =
            Set.of("/name", "/employees", "/colour", "/customFields/dataCentre", "/customFields/referenceable", "/customFields/a~1b");

    private final PerennialApi api;
    private final Records own;

    OwnFieldsApiIT(Perennial perennial) {
        api = perennial.admin("northwind");
        own = Records.shared(perennial, "northwind");
    }

    private static Set<String> pointers(JsonNode problem) {
        var found = new TreeSet<String>();
        problem.path("errors").forEach(error -> found.add(error.path("pointer").asText()));
        return found;
    }

    @Test
    void of_one_account() {
        assertEquals(ALL, pointers(api.post("/accounts", WRONG).expect(422, "invalid").json()));
        assertEquals(ALL, pointers(api.put("/accounts/by-external/suite/own-fields", WRONG).expect(422, "invalid").json()));
    }

    @Test
    void of_an_item_of_a_batch() {
        var answer = api.post("/accounts/batch", "{\"items\": [" + WRONG + "]}").expect(207);
        assertEquals(ALL, pointers(answer.json().at("/items/0/problem")));
    }

    @Test
    void of_a_patch_what_it_leaves_as_it_is_is_let_be() {
        var account = api.post("/accounts", Map.of("name", "Own fields", "customFields", Map.of("dataCentre", "dublin"))).expect(201);
        var patch = Map.of("employees", -1, "customFields", Map.of("referenceable", 7));
        assertEquals(Set.of("/employees", "/customFields/referenceable"),
                pointers(api.patch(account.location(), account.etag(), patch).expect(422, "invalid").json()));
        assertTrue(api.delete(account.location(), account.etag()).status() < 300);
    }

    @Test
    void alone_they_are_told_as_before() {
        var alone = Map.of("name", "Own fields", "customFields", Map.of("dataCentre", "mars", "nobody", 1));
        assertEquals(Set.of("/customFields/dataCentre", "/customFields/nobody"),
                pointers(api.post("/accounts", alone).expect(422, "invalid").json()));
    }
}
