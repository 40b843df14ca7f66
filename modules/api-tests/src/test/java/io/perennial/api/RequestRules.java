package io.perennial.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import io.perennial.platform.spec.SchemaCheck;
import java.util.List;

/**
 * Checks that the specification allows a request that the server accepted; otherwise the server is too lax or the specification too
 * strict.
 */
record RequestRules(ApiDocument document, SchemaCheck check) {
    void complaints(ApiOperation operation, SpecifiedExchange exchange, List<String> found) {
        var query = exchange.query();
        query.keySet().stream()
                .filter(name -> !operation.queryParameters().contains(name))
                .forEach(name -> found.add("?" + name + " was accepted, but is not specified"));
        operation.parameters().forEach(parameter -> parameter(parameter, exchange, found));
        operation.requestSchema().ifPresent(schema -> exchange.requestJson()
                .ifPresent(body -> body(schema, body, exchange, found)));
    }

    private void parameter(JsonNode parameter, SpecifiedExchange exchange, List<String> found) {
        var name = parameter.path("name").asText();
        var value =
                switch (parameter.path("in").asText()) {
                    case "query" -> exchange.query().get(name);
                    case "header" ->
                        exchange.sent().containsKey(name)
                                ? exchange.sent().get(name).getFirst()
                                : null;
                    default -> "";
                };
        if (value == null) {
            if (parameter.path("required").asBoolean()) found.add(name + " was missing, but is required");
        } else if (!parameter.path("in").asText().equals("path")) {
            check.errors(parameter.path("schema"), HeaderRules.typed(value, parameter.path("schema")))
                    .forEach(error -> found.add(name + " was accepted as '" + value + "' although " + error));
        }
    }

    private void body(JsonNode schema, JsonNode body, SpecifiedExchange exchange, List<String> found) {
        if (exchange.status() != 207)
            check.errors(schema, body).forEach(error -> found.add("accepted although request " + error));
        else
            exchange.json()
                    .ifPresent(answer -> items(
                            document.resolve(schema).at("/properties/items/items"),
                            body.path("items"),
                            answer.path("items"),
                            found));
    }

    /** Checks each item of a batch that was not refused. */
    private void items(JsonNode schema, JsonNode items, JsonNode answers, List<String> found) {
        for (int i = 0; i < Math.min(items.size(), answers.size()); i++) {
            if (answers.get(i).path("status").asInt() >= 300) continue;
            var where = "accepted although request /items/" + i;
            check.errors(schema, items.get(i)).forEach(error -> found.add(where + error));
        }
    }
}
