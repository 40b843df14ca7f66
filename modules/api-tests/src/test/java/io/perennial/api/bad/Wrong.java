package io.perennial.api.bad;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.platform.spec.ApiDocument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A body with one wrong value. */
record Wrong(String pointer, String how, String body) {
    /** A placeholder for half a surrogate pair, which no JSON library writes. */
    private static final String LONE = "half of a pair";

    /** The formats that are checked; a password, for example, may have any form. */
    private static final Set<String> FORMS = Set.of("date", "date-time", "email", "uri");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Returns a body for each wrong value at each place that the schema describes. */
    static List<Wrong> of(ApiDocument document, JsonNode schema, JsonNode right) {
        var found = new ArrayList<Wrong>();
        collect(document, document.resolve(schema), right, "", right, found);
        return found;
    }

    private static void collect(ApiDocument document, JsonNode schema, JsonNode here, String pointer, JsonNode whole, List<Wrong> found) {
        if (here instanceof ObjectNode object && schema.path("additionalProperties").isBoolean()) {
            add(whole, pointer + "/nobodyKnowsThis", "unknown field", JSON.textNode("x"), found);
            for (var required : schema.path("required")) found.add(without(whole, pointer + "/" + required.asText()));
            for (var field : schema.path("properties").properties())
                field(document, document.resolve(field.getValue()), object.path(field.getKey()), pointer + "/" + field.getKey(), whole,
                        found);
        } else if (here instanceof ArrayNode array && !array.isEmpty()) {
            field(document, document.resolve(schema.path("items")), array.path(0), pointer + "/0", whole, found);
        }
    }

    private static void field(ApiDocument document, JsonNode schema, JsonNode here, String pointer, JsonNode whole, List<Wrong> found) {
        values(schema, here).forEach((how, value) -> add(whole, pointer, how, value, found));
        collect(document, schema, here, pointer, whole, found);
    }

    private static Map<String, JsonNode> values(JsonNode schema, JsonNode right) {
        var wrong = new LinkedHashMap<String, JsonNode>();
        if (!schema.path("nullable").asBoolean()) wrong.put("null", JSON.nullNode());
        switch (schema.path("type").asText()) {
            case "string" -> texts(schema, wrong);
            case "integer", "number" -> numbers(schema, wrong);
            case "boolean" -> wrong.put("text for boolean", JSON.textNode("true"));
            case "array" -> lists(schema, right, wrong);
            default -> wrong.put("list for object", JSON.arrayNode());
        }
        return wrong;
    }

    private static void texts(JsonNode schema, Map<String, JsonNode> wrong) {
        wrong.put("number for text", JSON.numberNode(7));
        wrong.put("object for text", JSON.objectNode());
        wrong.put("too long", JSON.textNode("a".repeat(schema.path("maxLength").asInt() + 1)));
        wrong.put("empty", JSON.textNode(""));
        wrong.put("NUL", JSON.textNode("a\u0000b"));
        wrong.put("lone surrogate", JSON.textNode(LONE));
        if (schema.has("pattern") || schema.has("enum") || FORMS.contains(schema.path("format").asText()))
            wrong.put("no such form", JSON.textNode("§ 1"));
        if (schema.path("format").asText().equals("date")) wrong.put("no such day", JSON.textNode("2026-02-30"));
    }

    private static void numbers(JsonNode schema, Map<String, JsonNode> wrong) {
        wrong.put("text for number", JSON.textNode("7"));
        wrong.put("beyond all bounds", JSON.numberNode(new BigDecimal("1E+400")));
        if (schema.has("minimum")) wrong.put("too small", JSON.numberNode(schema.get("minimum").decimalValue().subtract(BigDecimal.ONE)));
        if (schema.has("maximum")) wrong.put("too large", JSON.numberNode(schema.get("maximum").decimalValue().add(BigDecimal.ONE)));
        if (schema.path("type").asText().equals("integer")) wrong.put("fraction", JSON.numberNode(new BigDecimal("1.5")));
    }

    private static void lists(JsonNode schema, JsonNode right, Map<String, JsonNode> wrong) {
        wrong.put("object for list", JSON.objectNode());
        if (right.isEmpty()) return;
        var many = JSON.arrayNode();
        for (int at = 0; at <= schema.path("maxItems").asInt(); at++) many.add(right.get(0));
        wrong.put("too many", many);
    }

    private static void add(JsonNode whole, String pointer, String how, JsonNode value, List<Wrong> found) {
        var body = whole.deepCopy();
        var last = pointer.lastIndexOf('/');
        switch (body.at(pointer.substring(0, last))) {
            case ObjectNode object -> object.set(pointer.substring(last + 1), value);
            case ArrayNode array -> array.set(0, value);
            default -> throw new IllegalStateException(pointer);
        }
        found.add(new Wrong(pointer, how, body.toString().replace(LONE, "\\ud800")));
    }

    private static Wrong without(JsonNode whole, String pointer) {
        var body = whole.deepCopy();
        var last = pointer.lastIndexOf('/');
        ((ObjectNode) body.at(pointer.substring(0, last))).remove(pointer.substring(last + 1));
        return new Wrong(pointer, "missing", body.toString());
    }
}
