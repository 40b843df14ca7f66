package io.perennial.calendars;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calendars that one piece of work needs. Each is read once. */
public final class CalendarsOnce {
    private final Calendars calendars;
    private final Map<String, Optional<NamedCalendar>> byName = new HashMap<>();
    private final Map<String, NamedCalendar> byCountry = new HashMap<>();

    public CalendarsOnce(Calendars calendars) {
        this.calendars = calendars;
    }

    public Optional<NamedCalendar> find(String name) {
        return byName.computeIfAbsent(name, calendars::find);
    }

    /** Returns the calendar of this name, or the one that never closes if there is none any more. */
    public NamedCalendar orAlways(String name) {
        return find(name).or(() -> find(Calendars.ALWAYS)).orElseThrow();
    }

    public NamedCalendar ofCountry(@Nullable String country) {
        return byCountry.computeIfAbsent(country == null ? "" : country, calendars::ofCountry);
    }
}
