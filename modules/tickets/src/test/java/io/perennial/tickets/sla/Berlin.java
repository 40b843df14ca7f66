package io.perennial.tickets.sla;

import io.perennial.calendars.hours.BusinessCalendar;
import io.perennial.calendars.hours.CalendarVersion;
import io.perennial.calendars.hours.Hours;
import io.perennial.calendars.hours.Week;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The calendar of the known answers: Monday to Friday, 08:00 to 17:00 in Berlin. */
final class Berlin {
    static final BusinessCalendar TIME = new BusinessCalendar(List.of(new CalendarVersion(1, Instant.EPOCH, ZoneId.of("Europe/Berlin"),
            Week.of(List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY),
                    Hours.parse("08:00-17:00")),
            Map.of(), null)));

    private Berlin() {}
}
