package io.perennial.api.made;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.platform.spec.ApiDocument;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds bodies with one tenant's word in every text that a caller may write, so that a leak shows. The word is made of letters that no
 * id has.
 */
public final class Canary {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiDocument document;
    private final Requests requests;
    private final Records own;
    private final String word;
    private final AtomicInteger sung;

    /**
     * @param word eight lower-case letters
     * @param first the number at which it begins to count
     */
    public Canary(ApiDocument document, Records own, String word, int first) {
        this.document = document;
        this.requests = new Requests(document);
        this.own = own;
        this.word = word;
        this.sung = new AtomicInteger(first);
    }

    public String word() {
        return word;
    }

    /** Returns a number that was not returned before. A canary with the same first number counts the same. */
    public int next() {
        return sung.incrementAndGet();
    }

    /** Returns the word in a text that was not returned before. */
    public String text() {
        return word + " " + next();
    }

    /** Returns a body like the specification's example, with {@code many} items in each array. */
    public JsonNode body(JsonNode schema, int many) {
        return filled(schema, requests.sample(schema, own), many);
    }

    private JsonNode filled(JsonNode referred, @Nullable JsonNode value, int many) {
        var schema = document.resolve(referred);
        if (Slot.isKey(schema)) return JSON.valueToTree(Map.of("system", word, "externalId", text()));
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema, value instanceof ObjectNode given ? given : JSON.createObjectNode(), many);
            case "array" -> array(schema.path("items"), value, many);
            case "string" -> text(schema, value);
            default -> value == null ? JSON.nullNode() : value;
        };
    }

    private JsonNode object(JsonNode schema, ObjectNode given, int many) {
        if (schema.has("additionalProperties") && !schema.has("properties")) return given.put("canary", text());
        schema.path("properties").properties().forEach(field -> {
            var id = field.getKey() + "Id";
            if (given.has(id) || isAnothersKey(field.getValue(), schema, id)) return;
            var written = filled(field.getValue(), given.get(field.getKey()), many);
            if (!written.isNull()) given.set(field.getKey(), written);
        });
        return given;
    }

    /** Returns true for a key that names another record in place of its id. There is none with a new word. */
    private boolean isAnothersKey(JsonNode field, JsonNode schema, String id) {
        return schema.path("properties").has(id) && Slot.isKey(document.resolve(field));
    }

    private JsonNode array(JsonNode items, @Nullable JsonNode value, int many) {
        ArrayNode array = JSON.createArrayNode();
        for (int at = 0; at < many; at++) array.add(filled(items, value == null || value.isEmpty() ? null : value.get(0).deepCopy(), many));
        return array;
    }

    /** Returns a text with the word, or the example if the word does not fit, as in a date. */
    private JsonNode text(JsonNode schema, @Nullable JsonNode example) {
        var zone = schema.path("description").asText().contains("time zone");
        var fitting = schema.has("enum") || zone ? Stream.<String>empty() : candidates(schema.path("format").asText());
        return fitting.filter(text -> fits(text, schema)).findFirst()
                .<JsonNode>map(JSON.getNodeFactory()::textNode)
                .orElseGet(() -> example == null ? JSON.nullNode() : example);
    }

    private Stream<String> candidates(String format) {
        return switch (format) {
            case "" -> Stream.of(text(), word);
            case "email" -> Stream.of(word + next() + "@canary.example");
            case "uri" -> Stream.of("https://" + word + ".example/");
            default -> Stream.of();
        };
    }

    private static boolean fits(String text, JsonNode schema) {
        return text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE) && text.matches(schema.path("pattern").asText(".*"));
    }
}
