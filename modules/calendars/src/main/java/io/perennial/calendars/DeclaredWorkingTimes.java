package io.perennial.calendars;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.identity.declared.DeclaredTable;
import io.perennial.platform.json.Stored;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Keeps the hours and skills of members that the tenant's files name. */
public final class DeclaredWorkingTimes implements DeclaredTable {
    private static final String WORK = "work";

    @Override
    public String table() {
        return "calendars.declared_working_time";
    }

    @Override
    public List<String> key() {
        return List.of("email");
    }

    @Override
    public List<ObjectNode> rows(JsonNode files) {
        var rows = new ArrayList<ObjectNode>();
        files.path("members").propertyStream().filter(member -> member.getValue().has(WORK)).forEach(member -> {
            var row = JsonNodeFactory.instance.objectNode().put("email", member.getKey());
            row.set("definition", definition(member.getValue().path(WORK)));
            rows.add(row);
        });
        return rows;
    }

    /** Returns the definition as the API stores it. */
    private static ObjectNode definition(JsonNode work) {
        var definition = JsonNodeFactory.instance.objectNode();
        for (var field : List.of("calendar", "zone")) if (work.has(field)) definition.set(field, work.get(field));
        if (work.has("week")) {
            var week = definition.putObject("week");
            for (var day : DayOfWeek.values()) list(week, day.name().toLowerCase(Locale.ROOT), work.path("week"));
        }
        list(definition, "skills", work);
        list(definition, "languages", work);
        return definition.put("capacity", work.path("capacity").asInt(WorkingTimeBody.USUAL_CAPACITY));
    }

    private static void list(ObjectNode to, String field, JsonNode from) {
        to.set(field, from.has(field) ? from.get(field) : to.arrayNode());
    }

    @Override
    public Map<String, String> faults(JsonNode files) {
        var found = new TreeMap<String, String>();
        for (var row : rows(files)) {
            var pointer = "/members/" + row.path("email").asText() + "/" + WORK;
            var zone = row.at("/definition/zone");
            var calendar = row.at("/definition/calendar");
            if (zone.isTextual() && !ZoneId.getAvailableZoneIds().contains(zone.asText()))
                found.put(pointer + "/zone", "unknown time zone '" + zone.asText() + "'");
            else if (calendar.isTextual() && !files.path("calendars").has(calendar.asText()))
                found.put(pointer + "/calendar", "unknown calendar '" + calendar.asText() + "'");
            else for (var fault : Stored.value(row.path("definition"), new TypeReference<WorkingTimeBody>() {}).faults())
                found.put(pointer + "/week", fault.pointer() + " " + fault.detail());
        }
        return found;
    }
}
