package io.perennial.engagement.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.calendars.hours.BusinessCalendar;
import io.perennial.calendars.hours.CalendarVersion;
import io.perennial.calendars.hours.DayRule;
import io.perennial.calendars.hours.Hours;
import io.perennial.calendars.hours.Week;
import io.perennial.engagement.callbacks.CallbackTime;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the worked answers 1, 2, 8, 9 and 10 of series, and what is no rule. */
class RecurrenceTest {
    /** China with the days off and make-up days that the worked answers need. */
    private static final BusinessCalendar CHINA = china(
            List.of("2025-10-01/2025-10-08", "2026-02-15/2026-02-23", "2026-10-01/2026-10-07"),
            List.of("2025-09-28", "2025-10-11", "2026-02-14", "2026-09-20", "2026-10-10"));

    private static BusinessCalendar china(List<String> closed, List<String> worked) {
        var days = IntStream.range(0, closed.size()).boxed().flatMap(at -> {
            var ends = closed.get(at).split("/", 2);
            return LocalDate.parse(ends[0]).datesUntil(LocalDate.parse(ends[1]).plusDays(1));
        }).collect(Collectors.toMap(Function.<LocalDate>identity(), _ -> (DayRule) new DayRule.Closed()));
        for (var day : worked) days.put(LocalDate.parse(day), new DayRule.Like(DayOfWeek.MONDAY));
        var weekdays = List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
        return new BusinessCalendar(List.of(new CalendarVersion(1, Instant.EPOCH, ZoneId.of("Asia/Shanghai"),
                Week.of(weekdays, Hours.parse("09:00-18:00")), days, null)));
    }

    private static Recurrence of(String start, String rule) {
        return new Recurrence(LocalDateTime.parse(start), RecurrenceRule.read(rule).orElseThrow());
    }

    private static List<String> instants(String start, String rule, String zone, String... days) {
        return of(start, rule).occurrences().stream().filter(one -> List.of(days).contains(one.toLocalDate().toString()))
                .map(one -> new CallbackTime(one, ZoneId.of(zone)).instant().toString().substring(11, 16)).toList();
    }

    @Test
    void an_occurrence_stays_at_its_local_time_when_clocks_change() {
        assertEquals(List.of("08:00", "07:00", "07:00", "08:00"), instants("2026-03-23T09:00", "FREQ=WEEKLY;BYDAY=MO", "Europe/Berlin",
                "2026-03-23", "2026-03-30", "2026-10-19", "2026-10-26"));
        assertEquals(List.of("13:00", "14:00"),
                instants("2026-10-26T09:00", "FREQ=WEEKLY", "America/New_York", "2026-10-26", "2026-11-02"));
    }

    /** The example of RFC 5545 for WKST, on Tuesday and Sunday of each second week. */
    @Test
    void weeks_begin_on_monday_unless_the_rule_says_otherwise() {
        var rule = "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU";

        assertEquals(List.of("2027-08-03", "2027-08-08", "2027-08-17", "2027-08-22"), days("2027-08-03T10:00", rule));
        assertEquals(days("2027-08-03T10:00", rule), days("2027-08-03T10:00", rule + ";WKST=MO"));
        assertEquals(List.of("2027-08-03", "2027-08-15", "2027-08-17", "2027-08-29"), days("2027-08-03T10:00", rule + ";WKST=SU"));
    }

    private static List<String> days(String start, String rule) {
        return of(start, rule).occurrences().stream().map(one -> one.toLocalDate().toString()).toList();
    }

    /** The weeks around the changes: the promise is at nine each day, and only the instant follows the clocks. */
    @ParameterizedTest
    @CsvSource({"2026-03-26, Europe/Berlin, 08:00 08:00 08:00 07:00 07:00 07:00 07:00",
        "2026-10-22, Europe/Berlin, 07:00 07:00 07:00 08:00 08:00 08:00 08:00",
        "2026-10-29, America/New_York, 13:00 13:00 13:00 14:00 14:00 14:00 14:00"})
    void each_day_of_a_week_in_which_clocks_change_has_its_call_at_nine(LocalDate first, String zone, String instants) {
        var days = of(first + "T09:00", "FREQ=DAILY;COUNT=7").occurrences();

        assertEquals(first.datesUntil(first.plusDays(7)).map(day -> day + "T09:00").toList(),
                days.stream().map(LocalDateTime::toString).toList());
        assertEquals(List.of(instants.split(" ")), days.stream()
                .map(one -> new CallbackTime(one, ZoneId.of(zone)).instant().toString().substring(11, 16)).toList());
    }

    @Test
    void a_month_without_the_day_is_passed_over_and_counted() {
        for (var rule : List.of("FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20261231", "FREQ=MONTHLY;UNTIL=20261231T235959")) {
            var last = of("2026-01-31T09:00", rule);
            assertEquals(7, last.occurrences().size(), rule);
            assertEquals(5, last.monthsWithout(), rule);
            assertTrue(last.occurrences().stream().allMatch(one -> one.getDayOfMonth() == 31), rule);
        }
        var end = of("2026-01-31T09:00", "FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20261231");
        assertEquals(List.of(12, 0), List.of(end.occurrences().size(), end.monthsWithout()));
        assertEquals(0, of("2026-01-31T09:00", "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=1,3,5;COUNT=3").monthsWithout());
    }

    @Test
    void work_days_are_those_of_the_calendar_with_its_make_up_days() {
        var answers = Map.of("2025-09-26 2", "2025-09-29", "2025-09-30 3", "2025-10-11", "2026-10-12 -5", "2026-09-29", "2026-02-13 1",
                "2026-02-14");
        answers.forEach((asked, day) -> assertEquals(day, CHINA.workDay(LocalDate.parse(asked.split(" ", 2)[0]),
                Integer.parseInt(asked.split(" ", 2)[1])).orElseThrow().toString(), asked));
    }

    private static List<String> placed(DaysOff off) {
        return off.place(of("2026-09-24T09:00", "FREQ=WEEKLY;COUNT=4").occurrences(), CHINA).stream()
                .map(one -> one.dueOn().toString().substring(5) + " " + one.local().toString().substring(5)).toList();
    }

    @Test
    void an_occurrence_on_a_day_off_moves_as_wished_and_two_that_fall_together_become_one() {
        assertEquals(List.of("09-24 09-24T09:00", "10-01 10-08T09:00", "10-15 10-15T09:00"), placed(DaysOff.NEXT_WORK_DAY));
        assertEquals(List.of("09-24 09-24T09:00", "10-01 09-30T09:00", "10-08 10-08T09:00", "10-15 10-15T09:00"),
                placed(DaysOff.PREVIOUS_WORK_DAY));
        assertEquals(List.of("09-24 09-24T09:00", "10-08 10-08T09:00", "10-15 10-15T09:00"), placed(DaysOff.SKIP));
        assertEquals(4, placed(DaysOff.KEEP).size());
    }

    @Test
    void an_occurrence_that_moves_to_the_day_before_is_planned_with_those_of_that_day() {
        var near = DaysOff.PREVIOUS_WORK_DAY.place(of("2026-10-01T09:00", "FREQ=DAILY;COUNT=8").occurrences(), CHINA).stream()
                .filter(one -> one.isNear(LocalDate.parse("2026-09-30"))).toList();
        var later = DaysOff.NEXT_WORK_DAY.place(of("2026-10-01T09:00", "FREQ=DAILY;COUNT=1").occurrences(), CHINA).getFirst();

        assertEquals(List.of("2026-09-30T09:00"), near.stream().map(one -> one.local().toString()).toList());
        assertEquals(List.of(false, true),
                List.of(later.isNear(LocalDate.parse("2026-09-30")), later.isNear(LocalDate.parse("2026-10-01"))));
    }

    @Test
    void a_series_ends_after_366_occurrences_or_two_years() {
        assertEquals(366, of("2026-01-01T09:00", "FREQ=DAILY").occurrences().size());
        assertEquals("2028-01-01T09:00", of("2026-01-01T09:00", "FREQ=YEARLY").occurrences().getLast().toString());
        assertEquals(List.of("2026-01-01T09:00", "2026-01-02T09:00"),
                of("2026-01-01T09:00", "FREQ=DAILY;UNTIL=20260102T090000").occurrences().stream().map(LocalDateTime::toString).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "FREQ=HOURLY", "INTERVAL=2", "FREQ=DAILY;BYHOUR=9", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=367",
        "FREQ=DAILY;COUNT=3;UNTIL=20261231", "FREQ=DAILY;UNTIL=20261231T090000Z", "FREQ=DAILY;UNTIL=20261399", "FREQ=DAILY;FREQ=DAILY",
        "RRULE:FREQ=DAILY", "freq=daily", "FREQ=WEEKLY;BYDAY=XX", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=YEARLY;BYMONTH=13",
        "FREQ=YEARLY;BYWEEKNO=54", "FREQ=YEARLY;BYYEARDAY=367", "FREQ=MONTHLY;BYSETPOS=400;BYDAY=MO"})
    void what_a_series_cannot_take_is_no_rule(String text) {
        assertTrue(RecurrenceRule.read(text).isEmpty(), text);
    }
}
