package io.perennial.calendars;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.identity.declared.DeclaredTable;
import io.perennial.platform.json.Stored;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The calendars in a tenant's files, row by row. {@link FollowCalendarFiles} publishes them. */
public final class DeclaredCalendars implements DeclaredTable {
    private static final String CALENDARS = "/calendars";

    @Override
    public String table() {
        return "calendars.declared_calendar";
    }

    @Override
    public List<String> key() {
        return List.of("name");
    }

    @Override
    public List<ObjectNode> rows(JsonNode files) {
        return files.at(CALENDARS).propertyStream()
                .map(calendar -> {
                    var row = JsonNodeFactory.instance.objectNode().put("name", calendar.getKey());
                    row.set("definition", definition(calendar.getValue()));
                    return row;
                })
                .toList();
    }

    /** Returns the definition as the API stores it: with a list of days, and with everything that files may leave out. */
    private static ObjectNode definition(JsonNode calendar) {
        var definition = JsonNodeFactory.instance.objectNode();
        definition.set("zone", calendar.path("zone"));
        var week = definition.putObject("week");
        for (var day : DayOfWeek.values()) hours(week, day.name().toLowerCase(Locale.ROOT), calendar.path("week"));
        var days = definition.putArray("days");
        calendar.path("days").propertyStream().sorted(Map.Entry.comparingByKey()).forEach(day -> {
            var one = days.addObject().put("date", day.getKey());
            one.setAll((ObjectNode) day.getValue());
            hours(one, "hours", day.getValue());
        });
        for (var field : List.of("publishedThrough", "validFrom")) if (calendar.has(field)) definition.set(field, calendar.get(field));
        return definition;
    }

    private static void hours(ObjectNode to, String field, JsonNode from) {
        to.set(field, from.has(field) ? from.get(field) : to.arrayNode());
    }

    @Override
    public Map<String, String> faults(JsonNode files) {
        var found = new TreeMap<String, String>();
        files.at(CALENDARS).propertyStream().forEach(calendar -> {
            var pointer = CALENDARS + "/" + calendar.getKey();
            malformed(calendar.getValue(), pointer, found);
            if (found.keySet().stream().anyMatch(fault -> fault.startsWith(pointer + "/"))) return;
            var body = Stored.value(definition(calendar.getValue()), new TypeReference<CalendarBody>() {});
            for (var fault : CalendarFaults.of(body))
                found.put(pointer + fault.pointer().replaceFirst("^/days/.*", "/days"),
                        "calendar '" + calendar.getKey() + "': " + fault.pointer() + " " + fault.detail());
        });
        return found;
    }

    private static void malformed(JsonNode calendar, String pointer, Map<String, String> found) {
        if (!ZoneId.getAvailableZoneIds().contains(calendar.path("zone").asText()))
            found.put(pointer + "/zone", "unknown time zone '" + calendar.path("zone").asText() + "'");
        calendar.path("days").fieldNames().forEachRemaining(day -> {
            if (!isDay(day)) found.put(pointer + "/days/" + day, "invalid day '" + day + "'");
        });
        if (calendar.has("publishedThrough") && !isDay(calendar.path("publishedThrough").asText()))
            found.put(pointer + "/publishedThrough", "invalid day '" + calendar.path("publishedThrough").asText() + "'");
        if (calendar.has("validFrom") && !isInstant(calendar.path("validFrom").asText()))
            found.put(pointer + "/validFrom", "invalid instant '" + calendar.path("validFrom").asText() + "'");
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).isAfter(LocalDate.MIN);
        } catch (DateTimeException malformed) {
            return false;
        }
    }

    private static boolean isInstant(String text) {
        try {
            return Instant.parse(text).isAfter(Instant.MIN);
        } catch (DateTimeException malformed) {
            return false;
        }
    }
}
