package io.perennial.tickets.sla;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.identity.declared.DeclaredTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The policies in a tenant's files, in order. The first that fits a ticket applies. */
public final class DeclaredPolicies implements DeclaredTable {
    private static final int FLOOR_PERCENT = 25;

    @Override
    public String table() {
        return "tickets.declared_policy";
    }

    @Override
    public List<String> key() {
        return List.of("name");
    }

    @Override
    public List<ObjectNode> rows(JsonNode files) {
        var rows = new ArrayList<ObjectNode>();
        files.path("sla").propertyStream().forEach(policy -> {
            var row = JsonNodeFactory.instance.objectNode().put("name", policy.getKey()).put("position", rows.size());
            row.set("definition", definition(policy.getValue()));
            rows.add(row);
        });
        return rows;
    }

    private static ObjectNode definition(JsonNode policy) {
        var rules = JsonNodeFactory.instance.objectNode();
        for (var list : List.of("severities", "types", "tiers"))
            rules.set(list, policy.has(list) ? policy.get(list) : rules.arrayNode());
        if (policy.has("calendar")) rules.set("calendar", policy.get("calendar"));
        for (var target : List.of("firstResponse", "nextReply", "nextUpdate", "resolution"))
            if (policy.has(target)) rules.put(target, seconds(policy.get(target)));
        rules.set("pauses", policy.has("pauses") ? policy.get("pauses") : rules.arrayNode().add("pending"));
        return rules.put("floorPercent", policy.path("floorPercent").asInt(FLOOR_PERCENT));
    }

    /** Reads hours and minutes such as {@code 8h}, {@code 30m} or {@code 1h30m}. */
    private static int seconds(JsonNode target) {
        return (int) Duration.parse("PT" + target.asText().toUpperCase(Locale.ROOT)).toSeconds();
    }

    @Override
    public Map<String, String> faults(JsonNode files) {
        var found = new TreeMap<String, String>();
        files.path("sla").propertyStream().forEach(policy -> {
            var calendar = policy.getValue().path("calendar");
            if (calendar.isTextual() && !files.path("calendars").has(calendar.asText()))
                found.put("/sla/" + policy.getKey() + "/calendar", "unknown calendar '" + calendar.asText() + "'");
        });
        return found;
    }
}
