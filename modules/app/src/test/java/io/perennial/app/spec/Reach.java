package io.perennial.app.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.platform.spec.ApiDocument;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The schemas that clients send and those that they get, also as messages to their webhooks. Shared ones, such as an external key, are in both. */
record Reach(Set<String> sent, Set<String> got) {
    private static final String SCHEMAS = "#/components/schemas/";

    static Reach of(ApiDocument document) {
        var sent = new TreeSet<String>();
        var got = new TreeSet<String>();
        for (var operation : document.operations()) {
            collect(document, operation.node().path("requestBody"), sent, new HashSet<>());
            operation.parameters().forEach(parameter -> collect(document, parameter, sent, new HashSet<>()));
            collect(document, operation.node().path("responses"), got, new HashSet<>());
        }
        collect(document, document.root().path("x-webhooks"), got, new HashSet<>());
        return new Reach(sent, got);
    }

    private static void collect(ApiDocument document, JsonNode node, Set<String> names, Set<String> seen) {
        var reference = node.path("$ref").asText();
        if (!reference.isEmpty() && seen.add(reference)) {
            if (reference.startsWith(SCHEMAS)) names.add(reference.substring(SCHEMAS.length()));
            collect(document, document.resolve(node), names, seen);
        }
        node.forEach(below -> collect(document, below, names, seen));
    }
}
