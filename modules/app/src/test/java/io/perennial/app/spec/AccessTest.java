package io.perennial.app.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.OpenToVendors;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that the matrix of who may do what says the same as the specification, the code and the roles: an operation without a row fails. */
class AccessTest {
    private static final String REVENUE = "revenue:read";

    /** The permissions without which a class of fields is closed. */
    private static final Map<FieldClass, String> OPENING =
            Map.of(FieldClass.REVENUE, REVENUE, FieldClass.HEALTH, "health:read", FieldClass.CONTACT_DETAILS, "contacts:read");

    private final ApiDocument document = Planted.SOUND;
    private final JsonNode roles = read("../../tenants/_defaults/roles.yaml");
    private final JsonNode matrix = read("../../api-specs/access/operations.yaml");
    private final JsonNode fields = read("../../api-specs/access/fields.yaml");
    private final Map<String, ResourceMethod> methods = new HashMap<>();

    AccessTest() throws IOException {
        var byPlace = new ApiClasses().resources().stream().flatMap(ResourceMethod::of)
                .collect(Collectors.toMap(one -> one.verb() + " " + one.path(), one -> one, (one, _) -> one));
        for (var one : document.operations()) methods.put(one.id(), byPlace.get(one.method() + " " + one.path()));
    }

    private static JsonNode read(String file) throws IOException {
        return new YAMLMapper().readTree(Path.of(file).toFile());
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
    }

    @Test
    void each_operation_has_a_row_with_the_permission_that_it_needs_and_a_cell_for_each_role() {
        var rows = new TreeSet<String>();
        matrix.path("operations").properties().forEach(row -> rows.add(row.getKey() + " " + row.getValue().path(0).asText() + " "
                + (row.getValue().size() == matrix.path("columns").size())));
        assertEquals(document.operations().stream().map(one -> one.id() + " " + needs(one) + " true")
                .collect(Collectors.toCollection(TreeSet::new)), rows);
        assertEquals(roles.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet()),
                Set.copyOf(texts(matrix.path("columns")).subList(1, matrix.path("columns").size())));
    }

    private static String needs(ApiOperation one) {
        return one.open() ? "none" : one.permission().orElse("login");
    }

    @Test
    void each_cell_is_what_roles_and_code_make_of_it() {
        assertEquals(List.of(), wrong(matrix.path("operations")));
    }

    /** Tests the test: each other word in a cell is found. */
    @Test
    void a_wrong_cell_is_found() {
        var rows = (ObjectNode) matrix.path("operations").deepCopy();
        for (var word : List.of("refused", "team", "grant", "closed", "open")) {
            ((ArrayNode) rows.path("getTicket")).set(1, word);
            assertEquals(List.of("getTicket is " + word + " to admin"), wrong(rows));
        }
    }

    private List<String> wrong(JsonNode rows) {
        var found = new ArrayList<String>();
        for (var operation : document.operations())
            for (int at = 1; at < matrix.path("columns").size(); at++) {
                var role = matrix.path("columns").path(at).asText();
                var cell = rows.path(operation.id()).path(at).asText();
                if (!right(operation, role).contains(cell)) found.add(operation.id() + " is " + cell + " to " + role);
            }
        return found;
    }

    /** Returns the words that can be right. Whether an operation tells of accounts, of none, or of the caller only, the running server shows. */
    private Set<String> right(ApiOperation operation, String role) {
        var method = Optional.ofNullable(methods.get(operation.id())).orElseThrow(() -> new AssertionError(operation.id())).method();
        var permissions = texts(roles.path(role).path("permissions"));
        boolean outside = role.startsWith("vendor_");
        if (operation.open()) return Set.of("open");
        if (!operation.permission().map(permissions::contains).orElse(true)) return Set.of("refused");
        if (outside && !method.isAnnotationPresent(OpenToVendors.class)) return Set.of("refused");
        if (method.isAnnotationPresent(Classified.class) && !permissions.contains(REVENUE)) return Set.of("closed");
        if (outside) return operation.permission().isEmpty() ? Set.of("self", "any") : Set.of("grant", "own", "self");
        var absent = role.equals("partner") ? "absent" : "self";
        var some = operation.permission().isEmpty() ? "any" : roles.path(role).path("accounts").asText();
        return Stream.of("self", "any", absent, some).collect(Collectors.toSet());
    }

    @Test
    void what_a_grant_must_allow_is_said_of_operations_that_are_granted() {
        matrix.path("actions").fieldNames().forEachRemaining(
                id -> assertEquals("grant", matrix.path("operations").path(id).path(column("vendor_lead")).asText(), id));
        assertFalse(matrix.path("actions").isEmpty());
    }

    private int column(String role) {
        return texts(matrix.path("columns")).indexOf(role);
    }

    @Test
    void a_class_is_closed_to_roles_without_its_permission_and_grants_open_only_some() {
        var classes = fields.path("classes");
        var columns = texts(fields.path("columns"));
        assertEquals(texts(matrix.path("columns")).subList(1, columns.size() + 1), columns);
        for (int at = 0; at < columns.size(); at++) {
            var role = columns.get(at);
            boolean outside = role.startsWith("vendor_");
            for (var one : FieldClass.values()) {
                if (one == FieldClass.PLAIN) continue;
                var permissions = texts(roles.path(role).path("permissions"));
                var closed = OPENING.containsKey(one) && !permissions.contains(OPENING.get(one));
                var expected = outside ? one.isGrantable() ? "grant" : "closed" : closed ? "closed" : "open";
                assertEquals(expected, classes.path(one.name().toLowerCase(Locale.ROOT)).path(at).asText(), one + " to " + role);
            }
        }
    }
}
