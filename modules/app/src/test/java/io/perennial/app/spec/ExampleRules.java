package io.perennial.app.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.SchemaCheck;
import java.util.ArrayList;
import java.util.List;

/** Requires that every example is valid, because people copy it, and that schemas of bodies and answers have one. */
final class ExampleRules implements Rules {
    @Override
    public List<String> complaints(ApiDocument document) {
        var found = new ArrayList<String>();
        var check = SchemaCheck.closed(document);
        examples("", document.root().path("components"), check, found);
        examples("", document.root().path("paths"), check, found);
        document.root().at("/components/schemas").properties().forEach(entry -> {
            var shown = entry.getKey().matches(".*(Body|Patch|View|Grant|Result)");
            if (shown && !entry.getValue().has("example")) found.add(entry.getKey() + " has no example");
        });
        return found;
    }

    /** Checks examples, which are in a schema itself, or beside the {@code schema} of a parameter, header or content. */
    private static void examples(String where, JsonNode node, SchemaCheck check, List<String> found) {
        if (node.has("example") && !where.endsWith("/properties")) {
            var schema = node.has("schema") ? node.get("schema") : node;
            check.errors(schema, node.get("example"))
                    .forEach(error -> found.add(where + " has a wrong example: " + error));
        }
        node.properties().forEach(entry -> {
            if (!entry.getKey().equals("example"))
                examples(where + "/" + entry.getKey(), entry.getValue(), check, found);
        });
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) examples(where + "/" + i, node.get(i), check, found);
        }
    }
}
