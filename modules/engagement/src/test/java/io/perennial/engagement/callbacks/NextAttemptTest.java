package io.perennial.engagement.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.calendars.hours.BusinessCalendar;
import io.perennial.calendars.hours.CalendarVersion;
import io.perennial.calendars.hours.Hours;
import io.perennial.calendars.hours.Week;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextAttemptTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Friday, the day before the clocks change is a Saturday. */
    private final NextAttempt next = new NextAttempt(new CallbackTime(LocalDateTime.parse("2026-03-27T16:30"), BERLIN), weekdays());

    private static BusinessCalendar weekdays() {
        var days = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        for (var day : DayOfWeek.values())
            days.put(day, day.getValue() > 5 ? List.of() : List.of(Hours.parse("09:00-17:00")));
        return new BusinessCalendar(List.of(new CalendarVersion(1, Instant.EPOCH, BERLIN, new Week(days), Map.of(), null)));
    }

    @Test
    void an_attempt_is_repeated_after_two_business_hours_then_on_work_days_at_the_promised_time_of_day() {
        var at = Instant.parse("2026-03-27T15:30:00Z");

        assertEquals(Optional.of(Instant.parse("2026-03-30T08:30:00Z")), next.after(1, at));
        assertEquals(Optional.of(Instant.parse("2026-03-30T14:30:00Z")), next.after(2, at));
        assertEquals(Optional.of(Instant.parse("2026-03-31T14:30:00Z")), next.after(3, at));
        assertEquals(Optional.empty(), next.after(4, at));
    }

    /** 15:00 and two business hours are 17:00, at which nobody calls any more. */
    @Test
    void two_business_hours_that_end_with_the_day_are_over_when_the_next_one_begins() {
        assertEquals(Optional.of(Instant.parse("2026-03-30T07:00:00Z")), next.after(1, Instant.parse("2026-03-27T14:00:00Z")));
        assertEquals(Optional.of(Instant.parse("2026-03-27T15:59:59Z")), next.after(1, Instant.parse("2026-03-27T13:59:59Z")));
    }
}
