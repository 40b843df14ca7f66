package io.perennial.calendars;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import io.perennial.calendars.hours.BusinessCalendar;
import io.perennial.calendars.hours.CalendarVersion;
import io.perennial.calendars.hours.DayRule;
import io.perennial.calendars.hours.Hours;
import io.perennial.calendars.hours.Week;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The calendars of the worked answers. */
public final class Known {
    private static final Pattern DAY = Pattern.compile("(?m)^ {2}(\\d{4}-\\d\\d-\\d\\d): \\{ (hours: \\[]|like: monday), label: \\S+ }$");
    public static final List<DayOfWeek> WEEKDAYS = List.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY);
    public static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");
    public static final BusinessCalendar CHINA = new BusinessCalendar(List.of(new CalendarVersion(
            1, BEGINNING, ZoneId.of("Asia/Shanghai"), Week.of(WEEKDAYS, hours("09:00-12:00 13:30-18:00")), china(),
            LocalDate.of(2026, 12, 31))));
    public static final BusinessCalendar GERMANY =
            calendar("Europe/Berlin", Week.of(WEEKDAYS, hours("08:00-17:00")), closed("2026-04-03", "2026-04-06"));
    public static final BusinessCalendar AMERICA =
            calendar("America/New_York", Week.of(WEEKDAYS, hours("09:00-17:00")), closed("2026-11-26"));

    private Known() {}

    public static BusinessCalendar always(String zone) {
        return calendar(zone, Week.always(), Map.of());
    }

    public static BusinessCalendar daily(String zone, String hours) {
        return calendar(zone, Week.of(List.of(DayOfWeek.values()), hours(hours)), Map.of());
    }

    public static BusinessCalendar calendar(String zone, Week week, Map<LocalDate, DayRule> days) {
        return new BusinessCalendar(List.of(version(1, BEGINNING, zone, week, days, null)));
    }

    public static CalendarVersion version(
            int number, Instant validFrom, String zone, Week week, Map<LocalDate, DayRule> days, @Nullable LocalDate publishedThrough) {
        return new CalendarVersion(number, validFrom, ZoneId.of(zone), week, days, publishedThrough);
    }

    public static Hours[] hours(String all) {
        return Stream.of(all.split(" ")).map(Hours::parse).toArray(Hours[]::new);
    }

    public static Instant at(BusinessCalendar calendar, String local) {
        return LocalDateTime.parse(local).atZone(calendar.at(BEGINNING).zone()).toInstant();
    }

    private static Map<LocalDate, DayRule> closed(String... days) {
        var closed = new HashMap<LocalDate, DayRule>();
        for (var day : days) closed.put(LocalDate.parse(day), new DayRule.Closed());
        return closed;
    }

    /** Returns China's days as this repository ships them. */
    private static Map<LocalDate, DayRule> china() {
        try {
            var days = new HashMap<LocalDate, DayRule>();
            for (var found : new ArrayList<>(DAY.matcher(Files.readString(Path.of("../../tenants/_defaults/calendars/china.yaml")))
                    .results().toList()))
                days.put(LocalDate.parse(found.group(1)),
                        found.group(2).startsWith("like") ? new DayRule.Like(MONDAY) : new DayRule.Closed());
            return days;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
