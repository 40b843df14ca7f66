package io.perennial.engagement.slots;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.identity.declared.DeclaredTable;
import java.util.List;

/** Keeps what a tenant's files say of callbacks: capacity, contactable hours, and what can be booked. */
public final class DeclaredSlots implements DeclaredTable {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Override
    public String table() {
        return "engagement.declared_slots";
    }

    @Override
    public List<String> key() {
        return List.of("name");
    }

    @Override
    public List<ObjectNode> rows(JsonNode files) {
        var said = files.path("callbacks");
        if (said.isMissingNode()) return List.of();
        var row = NODES.objectNode().put("name", "callbacks");
        var definition = row.putObject("definition");
        int lanes = said.path("lanes").asInt(SlotSettings.USUAL_LANES);
        int perDay = said.path("perDay").asInt(SlotSettings.USUAL_PER_DAY);
        definition.put("lanes", lanes).put("perDay", perDay).put("contactable", said.path("contactable").asText(SlotSettings.USUAL_HOURS));
        copy("perDayByRules", said, definition);
        copy("confirmImported", said, definition);
        var people = definition.putObject("people");
        said.path("people").properties().forEach(person -> {
            var one = people.putObject(person.getKey()).put("lanes", person.getValue().path("lanes").asInt(lanes))
                    .put("perDay", person.getValue().path("perDay").asInt(perDay));
            copy("perDayByRules", person.getValue().has("perDay") || person.getValue().has("perDayByRules") ? person.getValue() : said,
                    one);
        });
        var purposes = definition.putObject("purposes");
        said.path("purposes").properties().forEach(one -> purposes.set(one.getKey(), purpose(one.getValue())));
        return List.of(row);
    }

    private static void copy(String name, JsonNode from, ObjectNode to) {
        if (from.has(name)) to.set(name, from.get(name));
    }

    private static ObjectNode purpose(JsonNode said) {
        var usual = Purpose.USUAL;
        var node = NODES.objectNode();
        node.put("minutes", said.path("minutes").asInt(usual.minutes())).put("grid", said.path("grid").asInt(usual.grid()))
                .put("buffer", said.path("buffer").asInt(usual.buffer())).put("notice", said.path("notice").asInt(usual.notice()));
        node.set("members", said.has("members") ? said.get("members") : NODES.arrayNode());
        if (said.has("title")) node.set("title", said.get("title"));
        return node;
    }
}
