package io.perennial.api.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Access;
import io.perennial.api.made.Ask;
import io.perennial.api.made.Invited;
import io.perennial.api.made.Records;
import io.perennial.api.made.Requests;
import io.perennial.api.made.Slot;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writes each field of a class by each operation that takes it, as somebody to whom the class is closed: refused, and nothing is found out. */
@ExtendWith(RunningPerennial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrittenClassesApiIT {
    private static final String TENANT = "northwind";
    private static final String ROLE = "writes_blindly";
    private static final Slot NOWHERE = new Slot("nowhere", "", "");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiDocument document = ApiDocument.load();
    private final Requests requests = new Requests(document);
    private final Access access = Access.read();
    private final Records own;
    private final PerennialApi blind;

    WrittenClassesApiIT(Perennial perennial) {
        own = Records.shared(perennial, TENANT);
        var admin = perennial.admin(TENANT);
        var permissions = admin.get("/roles/admin").expect(200).json().path("permissions").valueStream().map(JsonNode::asText)
                .filter(one -> !List.of("contacts:read", "revenue:read", "health:read").contains(one)).toList();
        var made = admin.put("/roles/" + ROLE, Map.of("permissions", permissions, "visible", List.of("all")));
        assertTrue(made.status() < 300, made::body);
        blind = Invited.as(ROLE, "", perennial, TENANT).api();
    }

    /**
     * @param pointer the place of the field in the body
     * @param required true if each body must have it
     */
    private record Written(ApiOperation operation, String pointer, JsonNode schema, boolean required) {
        private String name() {
            return pointer.substring(pointer.lastIndexOf('/') + 1);
        }
    }

    @TestFactory
    Stream<DynamicTest> a_closed_field_is_not_written_by_any_operation() {
        var all = written();
        assertTrue(all.size() > 20, all::toString);
        return all.stream().map(one -> DynamicTest.dynamicTest(one.operation().id() + " " + one.pointer(), () -> refused(one)));
    }

    private List<Written> written() {
        var found = new ArrayList<Written>();
        for (var operation : document.operations())
            operation.requestSchema().ifPresent(schema -> collect(operation, schema, "", found));
        return found;
    }

    private void collect(ApiOperation operation, JsonNode referred, String at, List<Written> found) {
        var name = referred.path("$ref").asText().replaceFirst(".*/", "").replaceFirst("(Patch|Statement)$", "Body");
        var schema = document.resolve(referred);
        if (schema.path("type").asText().equals("array")) collect(operation, schema.path("items"), at + "/0", found);
        schema.path("properties").properties().forEach(field -> {
            var here = at + "/" + field.getKey();
            if (access.isClassified(name, field.getKey())) found.add(new Written(operation, here, field.getValue(),
                    schema.path("required").valueStream().anyMatch(one -> one.asText().equals(field.getKey()))));
            else collect(operation, field.getValue(), here, found);
        });
    }

    private void refused(Written one) throws Exception {
        var ask = requests.ask(one.operation(), NOWHERE, "", own);
        var body = JSON.readTree(ask.body());
        var example = body.at(one.pointer());
        var value = example.isMissingNode() ? requests.sample(one.schema(), own) : example;
        // A body without what it must have is refused for that.
        var needed = written().stream().filter(other -> other.required() && other.operation().id().equals(one.operation().id()))
                .map(Written::name).collect(Collectors.toSet());
        access.classified().stream().filter(field -> !needed.contains(field))
                .forEach(field -> body.findParents(field).forEach(part -> ((ObjectNode) part).remove(field)));
        ((ObjectNode) body.at(one.pointer().substring(0, one.pointer().lastIndexOf('/')))).set(one.name(), value);

        var answer = Ask.of(blind).answer(new Ask(ask.method(), ask.target(), ask.headers(), ask.type(), body.toString()));
        var told = answer.status() == 207 ? answer.json().at("/items/0/problem/code").asText() : answer.json().path("code").asText();
        assertEquals("field_closed", told, () -> answer.exchange().toString());
    }

    @Test
    void an_address_is_not_found_out_by_trying_and_what_is_left_out_stays() {
        var known = Map.of("subject", "Map", "requester", Map.of("email", "jana@rhine.example"));
        blind.post("/tickets", known).expect(403, "field_closed");
        blind.post("/tickets", Map.of("subject", "Map", "requester", Map.of("phone", "+49 30 1"))).expect(403, "field_closed");
        var made = blind.post("/tickets", Map.of("subject", "Map")).expect(201);
        blind.patch(made.location(), made.etag(), known).expect(403, "field_closed");
        blind.patch(made.location(), made.etag(), JSON.createObjectNode().putNull("requester")).expect(403, "field_closed");
        blind.patch(made.location(), made.etag(), Map.of("subject", "Two maps")).expect(200);
    }
}
