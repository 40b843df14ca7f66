package io.perennial.engagement.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import org.junit.jupiter.api.Test;

class ReminderTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static String reminder(String local, TemporalAmount before) {
        return ReminderTime.USUAL.of(new CallbackTime(LocalDateTime.parse(local), BERLIN), before).atZone(BERLIN).toLocalDateTime()
                .toString();
    }

    @Test
    void hours_before_are_elapsed_time_and_a_day_before_is_the_same_time_of_day() {
        assertEquals("2026-03-28T09:00", reminder("2026-03-29T10:00", Duration.ofHours(24)));
        assertEquals("2026-03-28T10:00", reminder("2026-03-29T10:00", Period.ofDays(1)));
    }

    @Test
    void nobody_is_reminded_in_quiet_hours() {
        assertEquals("2026-03-30T19:59", reminder("2026-03-31T08:30", Duration.ofHours(1)));
        assertEquals("2026-03-30T19:59", reminder("2026-03-31T21:00", Period.ofDays(1)));
    }
}
