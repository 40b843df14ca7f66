package io.perennial.calendars.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a calendar from an instant on, until the next version.
 *
 * @param validFrom the first version of a calendar counts before it as well
 * @param days what holds on a day instead of the hours of its weekday
 * @param publishedThrough the last day whose holidays are known; {@code null} if the calendar depends on nobody's announcements
 */
public record CalendarVersion(
        int number, Instant validFrom, ZoneId zone, Week week, Map<LocalDate, DayRule> days, @Nullable LocalDate publishedThrough) {
    public CalendarVersion {
        days = Map.copyOf(days);
        if (week.days().values().stream().allMatch(List::isEmpty)) throw new IllegalArgumentException("A calendar is open at some time");
    }

    /** Returns the hours of a day. */
    public List<Hours> on(LocalDate day) {
        return switch (days.get(day)) {
            case null -> week.on(day.getDayOfWeek());
            case DayRule.Closed closed -> List.of();
            case DayRule.Like like -> week.on(like.weekday());
            case DayRule.Own own -> own.hours();
        };
    }

    /** Returns the first second whose holidays are not known; the largest number if there is none. */
    long unpublished() {
        return publishedThrough == null
                ? Long.MAX_VALUE
                : publishedThrough.plusDays(1).atStartOfDay(zone).toEpochSecond();
    }
}
