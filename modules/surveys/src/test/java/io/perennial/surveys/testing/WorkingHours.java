package io.perennial.surveys.testing;

import io.perennial.calendars.hours.BusinessCalendar;
import io.perennial.calendars.hours.CalendarVersion;
import io.perennial.calendars.hours.DayRule;
import io.perennial.calendars.hours.Hours;
import io.perennial.calendars.hours.Week;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calendars for tests. */
public final class WorkingHours {
    private static final int EIGHT = 8 * 60;
    private static final int FIVE = 17 * 60;

    private WorkingHours() {}

    /** Returns a calendar of Monday to Friday, 08:00 to 17:00, closed on some days. */
    public static BusinessCalendar of(String zone, String... closed) {
        var weekdays = List.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        var days = Stream.of(closed).map(LocalDate::parse)
                .collect(Collectors.toMap(Function.identity(), _ -> (DayRule) new DayRule.Closed()));
        return calendar(zone, Week.of(weekdays, new Hours(EIGHT, FIVE)), days);
    }

    public static BusinessCalendar always() {
        return calendar("Z", Week.always(), Map.of());
    }

    private static BusinessCalendar calendar(String zone, Week week, Map<LocalDate, DayRule> days) {
        return new BusinessCalendar(List.of(new CalendarVersion(1, Instant.EPOCH, ZoneId.of(zone), week, days, null)));
    }
}
