package io.perennial.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.SchemaCheck;
import java.util.List;

/** Checks that an answer has the specified headers and none of our other headers. */
record HeaderRules(ApiDocument document, SchemaCheck check) {
    private static final List<String> OURS = List.of("ETag", "Location", "Idempotency-Replayed", "Retry-After");

    void complaints(JsonNode answer, SpecifiedExchange exchange, List<String> found) {
        var specified = answer.path("headers");
        specified
                .properties()
                .forEach(header -> header(header.getKey(), document.resolve(header.getValue()), exchange, found));
        exchange.receivedHeader("Location")
                .filter(at -> !at.startsWith("/api/v1/"))
                .ifPresent(at -> found.add("the Location '" + at + "' is no path on this server"));
        OURS.stream()
                .filter(name -> !specified.has(name) && exchange.receivedHeader(name).isPresent())
                .forEach(name -> found.add("the header " + name + " is not specified here"));
    }

    private void header(String name, JsonNode header, SpecifiedExchange exchange, List<String> found) {
        exchange.receivedHeader(name)
                .ifPresentOrElse(
                        value -> check.errors(header.path("schema"), typed(value, header.path("schema")))
                                .forEach(error -> found.add("header " + name + " '" + value + "' " + error)),
                        () -> {
                            if (header.path("required").asBoolean()) found.add("the header " + name + " is missing");
                        });
    }

    private static JsonNode several(String text, JsonNode items) {
        var values = JsonNodeFactory.instance.arrayNode();
        for (var part : text.split("(?<!\\\\),", -1)) values.add(typed(part.replace("\\,", ","), items));
        return values;
    }

    /** Returns a text as a value of the schema's type; a text that is no such value stays a text, which the schema then refuses. */
    static JsonNode typed(String text, JsonNode schema) {
        var json = JsonNodeFactory.instance;
        return switch (schema.path("type").asText()) {
            case "array" -> several(text, schema.path("items"));
            case "integer" ->
                text.matches("-?[0-9]{1,18}") ? json.numberNode(Long.parseLong(text)) : json.textNode(text);
            case "boolean" ->
                text.equals("true") || text.equals("false")
                        ? json.booleanNode(Boolean.parseBoolean(text))
                        : json.textNode(text);
            default -> json.textNode(text);
        };
    }
}
