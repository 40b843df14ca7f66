package io.perennial.engagement.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Prints the weeks in which clocks change: a callback at 09:00, one in the night, and the reminder of the first, in UTC. */
class ChangedClocksTest {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("EEE dd HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final LocalTime NINE = LocalTime.of(9, 0);

    private static String line(LocalDate day, LocalTime night, ZoneId zone) {
        var nine = new CallbackTime(day.atTime(NINE), zone);
        var late = new CallbackTime(day.atTime(night), zone);
        var reminder = ReminderTime.USUAL.of(nine, Period.ofDays(1));
        return String.join(" | ", day.toString(), MINUTE.format(nine.instant()), MINUTE.format(late.instant()),
                late.shift().name().toLowerCase(Locale.ROOT), MINUTE.format(reminder));
    }

    /** Returns the lines of the three days before, on, and after the change. */
    private static List<String> days(String sunday, String night, String zone) {
        var change = LocalDate.parse(sunday);
        var week =
                change.minusDays(3).datesUntil(change.plusDays(4)).map(day -> line(day, LocalTime.parse(night), ZoneId.of(zone))).toList();
        System.out.println(week.stream()
                .collect(Collectors.joining("\n", zone + ": day | 09:00 | " + night + " | shift | reminder of 09:00\n", "\n")));
        return week.subList(2, 5);
    }

    @Test
    void in_the_week_in_which_clocks_change_local_times_stay() {
        assertEquals(List.of(
                "2026-03-28 | Sat 28 08:00 | Sat 28 01:30 | none | Fri 27 08:00",
                "2026-03-29 | Sun 29 07:00 | Sun 29 01:30 | later | Sat 28 08:00",
                "2026-03-30 | Mon 30 07:00 | Mon 30 00:30 | none | Sun 29 07:00"), days("2026-03-29", "02:30", "Europe/Berlin"));
        assertEquals(List.of(
                "2026-10-24 | Sat 24 07:00 | Sat 24 00:30 | none | Fri 23 07:00",
                "2026-10-25 | Sun 25 08:00 | Sun 25 00:30 | first_of_two | Sat 24 07:00",
                "2026-10-26 | Mon 26 08:00 | Mon 26 01:30 | none | Sun 25 08:00"), days("2026-10-25", "02:30", "Europe/Berlin"));
        assertEquals(List.of(
                "2026-10-31 | Sat 31 13:00 | Sat 31 05:30 | none | Fri 30 13:00",
                "2026-11-01 | Sun 01 14:00 | Sun 01 05:30 | first_of_two | Sat 31 13:00",
                "2026-11-02 | Mon 02 14:00 | Mon 02 06:30 | none | Sun 01 14:00"), days("2026-11-01", "01:30", "America/New_York"));
    }
}
