package io.perennial.health.scorecards;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.identity.declared.DeclaredTable;
import io.perennial.platform.json.Stored;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The scorecards in a tenant's files, row by row. {@link FollowFiles} publishes them. */
public final class DeclaredScorecards implements DeclaredTable {
    private static final String SCORECARDS = "/scorecards";

    @Override
    public String table() {
        return "health.declared_scorecard";
    }

    @Override
    public List<String> key() {
        return List.of("name");
    }

    @Override
    public List<ObjectNode> rows(JsonNode files) {
        return files.at(SCORECARDS).propertyStream()
                .map(scorecard -> {
                    var row = JsonNodeFactory.instance.objectNode().put("name", scorecard.getKey());
                    row.set("definition", definition(scorecard.getKey(), scorecard.getValue()));
                    return row;
                })
                .toList();
    }

    /** Returns the definition as the API takes it: with raw values as texts, so that none is rounded. */
    private static ObjectNode definition(String name, JsonNode scorecard) {
        var definition = JsonNodeFactory.instance.objectNode().put("name", name);
        definition.setAll((ObjectNode) scorecard.deepCopy());
        for (var measure : definition.path("measures")) for (var piece : measure.path("pieces")) asTexts(piece, "from", "to");
        for (var exception : definition.path("exceptions")) asTexts(exception, "value");
        return definition;
    }

    private static void asTexts(JsonNode object, String... fields) {
        for (var field : fields)
            if (object.path(field).isNumber()) ((ObjectNode) object).put(field, object.path(field).decimalValue().toPlainString());
    }

    /** Checks all that publication requires, because nobody looks at a file that was applied but could not be published. */
    @Override
    public Map<String, String> faults(JsonNode files) {
        var found = new TreeMap<String, String>();
        for (var row : rows(files)) {
            var name = row.path("name").asText();
            var body = Stored.value(row.get("definition"), new TypeReference<ScorecardBody>() {});
            Stream.concat(ScorecardFaults.ofDraft(body).stream(), ScorecardFaults.ofPublication(body).stream())
                    .forEach(fault -> found.put(SCORECARDS + "/" + escaped(name) + fault.pointer(),
                            "scorecard '" + name + "': " + fault.detail()));
        }
        return found;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
