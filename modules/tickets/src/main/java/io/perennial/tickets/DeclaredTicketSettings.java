package io.perennial.tickets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.identity.declared.DeclaredTable;
import java.util.List;
import java.util.Map;

/** Keeps what a tenant's files say of tickets. */
public final class DeclaredTicketSettings implements DeclaredTable {
    @Override
    public String table() {
        return "tickets.declared_setting";
    }

    @Override
    public List<String> key() {
        return List.of("name");
    }

    @Override
    public List<ObjectNode> rows(JsonNode files) {
        var settings = files.path("tickets");
        if (settings.isMissingNode()) return List.of();
        var row = JsonNodeFactory.instance.objectNode().put("name", "tickets");
        var definition = row.putObject("definition").put("reopenDays", settings.path("reopenDays").asInt(TicketSettings.USUAL_DAYS));
        definition.set("required", settings.has("required") ? settings.get("required") : JsonNodeFactory.instance.objectNode());
        return List.of(row);
    }

    @Override
    public Map<String, String> faults(JsonNode files) {
        return Map.of();
    }
}
