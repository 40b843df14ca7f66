package io.perennial.app.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.platform.spec.ApiDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules for schemas: everything has limits, sent objects are closed, and a patch is its body with all fields optional. */
final class SchemaRules implements Rules {
    private static final Set<String> NUMBERS = Set.of("integer", "number");

    @Override
    public List<String> complaints(ApiDocument document) {
        var found = new ArrayList<String>();
        var reach = Reach.of(document);
        document.root().at("/components/schemas").properties().forEach(entry -> {
            described(entry.getKey(), entry.getValue(), found);
            schema(entry.getKey(), entry.getValue(), reach.sent().contains(entry.getKey()), found);
            patch(entry.getKey(), document, found);
            if (!reach.sent().contains(entry.getKey()) && !reach.got().contains(entry.getKey())) {
                found.add(entry.getKey() + " is used by no operation");
            }
        });
        for (var operation : document.operations()) {
            operation
                    .parameters()
                    .forEach(p -> described(operation.id() + " " + p.path("name").asText(), p, found));
            operation
                    .parameters()
                    .forEach(
                            p -> schema(operation.id() + " " + p.path("name").asText(), p.path("schema"), true, found));
            operation.requestSchema().ifPresent(body -> schema(operation.id() + " body", body, true, found));
        }
        return found;
    }

    private static void schema(String where, JsonNode schema, boolean sent, List<String> found) {
        var type = schema.path("type").asText();
        if (type.equals("string") && !schema.has("maxLength")) found.add(where + " has no maxLength");
        if (type.equals("array") && !schema.has("maxItems")) found.add(where + " has no maxItems");
        if (type.equals("array") && !schema.has("items")) found.add(where + " does not say what its items are");
        if (NUMBERS.contains(type) && sent && !(schema.has("minimum") && schema.has("maximum")))
            found.add(where + " has no minimum and maximum");
        if (type.equals("object") && sent) closed(where, schema, found);
        if (type.equals("object") && sent) named(where, schema, found);
        if (type.equals("object")) required(where, schema, found);
        schema.path("properties").properties().forEach(property -> {
            described(where + "." + property.getKey(), property.getValue(), found);
            schema(where + "." + property.getKey(), property.getValue(), sent, found);
        });
        if (schema.has("items")) schema(where + "[]", schema.get("items"), sent, found);
        if (schema.path("additionalProperties").isObject())
            schema(where + ".*", schema.get("additionalProperties"), sent, found);
        schema.path("anyOf").forEach(choice -> schema(where + "|", choice, sent, found));
    }

    /** A reference is described by its target. */
    private static void described(String where, JsonNode described, List<String> found) {
        if (!described.has("$ref") && described.path("description").asText().isBlank()) found.add(where + " has no description");
    }

    private static void closed(String where, JsonNode schema, List<String> found) {
        var more = schema.path("additionalProperties");
        var closed = more.isBoolean() && !more.booleanValue() || more.isObject() && schema.has("maxProperties");
        if (!closed) found.add(where + " is sent, but takes any property");
    }

    /** Requires that a body can name an account by an external key wherever it can by an id. */
    private static void named(String where, JsonNode schema, List<String> found) {
        var names = names(schema);
        if (names.contains("accountId") && !names.contains("account"))
            found.add(where + " takes accountId, but no external key in account");
        schema.path("required").valueStream().map(JsonNode::asText).filter(name -> isAlternative(name, names))
                .forEach(name -> found.add(where + " requires " + name + ", but another field can name the same record"));
    }

    /** Returns true for a field beside another one that names the same record: an id and an external key. */
    private static boolean isAlternative(String field, Set<String> names) {
        return names.contains(field + "Id") || field.endsWith("Id") && names.contains(field.substring(0, field.length() - 2));
    }

    private static void required(String where, JsonNode schema, List<String> found) {
        schema.path("required").forEach(name -> {
            if (!schema.path("properties").has(name.asText()))
                found.add(where + " requires " + name.asText() + ", which it does not have");
        });
    }

    private static void patch(String name, ApiDocument document, List<String> found) {
        if (!name.matches(".+(Patch|Statement)")) return;
        var patch = document.schema(name);
        var body = document.schema(name.replaceFirst("(Patch|Statement)$", "Body"));
        if (patch.has("required")) found.add(name + " requires something");
        if (!names(patch).equals(names(body))) found.add(name + " has other properties than its body");
        var required = body.path("required").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
        patch.path("properties").properties().forEach(property -> {
            var where = name + "." + property.getKey();
            if (property.getValue().has("required")) found.add(where + " requires something");
            var nullable = property.getValue().path("nullable").asBoolean();
            if (nullable == required.contains(property.getKey()) && !isAlternative(property.getKey(), names(body)))
                found.add(where + (nullable ? " can be emptied by null" : " cannot be emptied"));
            var written = document.resolve(body.path("properties").path(property.getKey()));
            if (written.isObject() && !limits(document.resolve(property.getValue())).equals(limits(written)))
                found.add(where + " has other limits than in its body");
        });
    }

    private static Set<String> names(JsonNode schema) {
        return schema.path("properties").propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /** Returns the keywords that a patch must have in common with its body. */
    private static JsonNode limits(JsonNode schema) {
        var limits = schema.<ObjectNode>deepCopy();
        return limits.remove(
                List.of("nullable", "description", "default", "example", "properties", "additionalProperties", "required"));
    }
}
