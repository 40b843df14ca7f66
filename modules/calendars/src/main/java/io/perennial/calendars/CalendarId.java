package io.perennial.calendars;

import io.perennial.kernel.Id;
import java.util.UUID;

/** The id of a calendar, in events and in the audit log. Everywhere else a calendar is known by its name. */
public record CalendarId(UUID value) implements Id {
    @Override
    public String prefix() {
        return "cal";
    }
}
