package io.perennial.calendars.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.calendars.Known;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessTimeTest {
    private static final long YEARS = Duration.ofDays(20L * 365).toSeconds();
    private static final int ROUNDS = 300;

    private final Random random = new Random(16);
    private final List<BusinessCalendar> calendars = List.of(
            Known.CHINA, Known.GERMANY, Known.AMERICA, Known.always("Europe/Berlin"), Known.always("America/New_York"),
            Known.daily("Europe/Berlin", "00:00-02:30 02:30-05:00 22:00-24:00"), Known.daily("America/Havana", "00:00-24:00"),
            Known.daily("Australia/Lord_Howe", "01:45-02:15 12:00-12:01"), changing());

    private static BusinessCalendar changing() {
        return new BusinessCalendar(List.of(
                Known.version(2, Instant.parse("2016-06-10T10:00:00Z"), "Europe/Berlin",
                        Week.of(Known.WEEKDAYS, Known.hours("10:00-19:00")),
                        Map.of(), null),
                Known.version(1, Known.BEGINNING, "Europe/Berlin", Week.of(Known.WEEKDAYS, Known.hours("08:00-17:00")), Map.of(), null)));
    }

    private Instant instant() {
        return Known.BEGINNING.plusSeconds(Duration.ofDays(3653).toSeconds() + random.nextLong(YEARS));
    }

    @Test
    void what_was_measured_is_used_up_by_then() {
        for (var calendar : calendars) {
            for (int round = 0; round < ROUNDS; round++) {
                var from = instant();
                var to = from.plusSeconds(random.nextLong(YEARS / 40));
                var due = calendar.due(from, calendar.measure(from, to)).orElseThrow();
                assertFalse(due.isAfter(to), () -> from + " … " + to);
                assertEquals(0, calendar.measure(due, to), () -> from + " … " + to);
            }
        }
    }

    @Test
    void business_time_adds_up_over_any_cut_and_agrees_with_a_walk_over_the_openings() {
        for (var calendar : calendars) {
            OpenTime walk = calendar::firstAfter;
            for (int round = 0; round < ROUNDS; round++) {
                var from = instant();
                var cut = from.plusSeconds(random.nextLong(YEARS / 100));
                var to = cut.plusSeconds(random.nextLong(YEARS / 100));
                var whole = calendar.measure(from, to);
                assertEquals(whole, calendar.measure(from, cut) + calendar.measure(cut, to), () -> from + " … " + cut + " … " + to);
                assertEquals(whole, walk.measure(from, to), () -> from + " … " + to);
                var seconds = random.nextLong(Duration.ofHours(300).toSeconds());
                assertEquals(walk.due(from, seconds), calendar.due(from, seconds), () -> from + " + " + seconds);
            }
        }
    }

    @Test
    void whole_weeks_later_the_answer_is_the_same() {
        var calendar = Known.calendar("Asia/Tokyo", Week.of(Known.WEEKDAYS, Known.hours("09:00-12:00 13:30-18:00")), Map.of());
        for (int round = 0; round < ROUNDS; round++) {
            var from = instant();
            var seconds = random.nextLong(Duration.ofHours(100).toSeconds());
            var later = Duration.ofDays(7L * (1 + random.nextInt(100)));
            assertEquals(calendar.due(from, seconds).map(due -> due.plus(later)), calendar.due(from.plus(later), seconds));
        }
    }

    @Test
    void hours_that_meet_where_clocks_go_back_count_once() {
        var calendar = Known.daily("Europe/Berlin", "00:00-02:30 02:30-05:00");

        assertEquals(Duration.ofHours(6).toSeconds(),
                calendar.measure(Known.at(calendar, "2026-10-25T00:00"), Known.at(calendar, "2026-10-25T05:00")));
    }

    @Test
    void days_that_meet_where_clocks_go_back_at_midnight_count_once() {
        var calendar = Known.always("America/Havana");
        var from = Known.at(calendar, "2026-10-31T00:00");

        assertEquals(Duration.ofHours(49).toSeconds(), calendar.measure(from, Known.at(calendar, "2026-11-02T00:00")));
    }

    @ParameterizedTest(name = "{0} work days after {1}")
    @CsvSource({"1, 2026-09-19, 2026-09-20", "0, 2026-09-19, 2026-09-20", "0, 2026-09-20, 2026-09-20", "6, 2026-09-24, 2026-10-10",
        "-1, 2026-10-08, 2026-09-30", "-2, 2026-09-21, 2026-09-18"})
    void work_days(int days, LocalDate from, LocalDate answer) {
        assertEquals(Optional.of(answer), Known.CHINA.workDay(from, days));
    }

    @Test
    void the_next_open_instant_is_now_or_when_the_calendar_opens() {
        assertEquals(Optional.of(Known.at(Known.GERMANY, "2026-06-08T08:00")),
                Known.GERMANY.nextOpen(Known.at(Known.GERMANY, "2026-06-05T17:00")));
        assertTrue(Known.GERMANY.isOpen(Known.at(Known.GERMANY, "2026-06-05T08:00")));
        assertFalse(Known.GERMANY.isOpen(Known.at(Known.GERMANY, "2026-06-05T17:00")));
    }

    @Test
    void what_lies_past_the_published_holidays_is_provisional() {
        var end = Known.at(Known.CHINA, "2027-01-01T00:00");

        assertFalse(Known.CHINA.isProvisional(end.minusSeconds(100), end));
        assertTrue(Known.CHINA.isProvisional(end.minusSeconds(100), end.plusSeconds(1)));
        assertFalse(Known.AMERICA.isProvisional(end, end.plusSeconds(1)));
    }

    @Test
    void what_is_never_open_long_enough_is_never_due() {
        var minute = Known.calendar("Etc/UTC", Week.of(List.of(Known.WEEKDAYS.getFirst()), Known.hours("09:00-09:01")), Map.of());

        assertEquals(Optional.empty(), minute.due(Known.BEGINNING, Duration.ofDays(100).toSeconds()));
        assertThrows(IllegalArgumentException.class, () -> Known.calendar("Etc/UTC", new Week(Map.of()), Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"09:00-09:00", "10:00-09:00", "09:00-24:01", "9-10", "09:00"})
    void hours_that_are_none_are_refused(String text) {
        assertThrows(RuntimeException.class, () -> Hours.parse(text));
    }

    @Test
    void hours_that_overlap_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> Week.of(Known.WEEKDAYS, Known.hours("09:00-12:00 11:59-13:00")));
    }
}
