package io.perennial.calendars;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.identity.declared.DeclaredTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The calendars that a tenant's files choose: one by default, and one for each country. The default's country is empty. */
public final class DeclaredChoices implements DeclaredTable {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    @Override
    public String table() {
        return "calendars.declared_choice";
    }

    @Override
    public List<String> key() {
        return List.of("country");
    }

    @Override
    public List<ObjectNode> rows(JsonNode files) {
        var rows = new ArrayList<ObjectNode>();
        if (files.has("defaultCalendar")) rows.add(row("", files.path("defaultCalendar").asText()));
        files.path("countryCalendars").propertyStream().forEach(country -> rows.add(row(country.getKey(), country.getValue().asText())));
        return rows;
    }

    private static ObjectNode row(String country, String calendar) {
        return JsonNodeFactory.instance.objectNode().put("country", country).put("calendar", calendar);
    }

    @Override
    public Map<String, String> faults(JsonNode files) {
        var found = new TreeMap<String, String>();
        for (var row : rows(files)) {
            var country = row.path("country").asText();
            var calendar = row.path("calendar").asText();
            var pointer = country.isEmpty() ? "/defaultCalendar" : "/countryCalendars/" + country;
            if (!files.path("calendars").has(calendar)) found.put(pointer, "unknown calendar '" + calendar + "'");
            else if (!country.isEmpty() && !COUNTRIES.contains(country)) found.put(pointer, "unknown country '" + country + "'");
        }
        return found;
    }
}
