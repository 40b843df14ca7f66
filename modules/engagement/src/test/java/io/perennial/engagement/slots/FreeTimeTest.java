package io.perennial.engagement.slots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.calendars.hours.BusinessCalendar;
import io.perennial.calendars.hours.CalendarVersion;
import io.perennial.calendars.hours.Hours;
import io.perennial.calendars.hours.Week;
import io.perennial.engagement.slots.FreeTime.Booked;
import io.perennial.engagement.slots.FreeTime.Contactable;
import io.perennial.engagement.slots.SlotSettings.Capacity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FreeTimeTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Contactable JANA =
            new Contactable(BERLIN, SlotSettings.Hours.of("08:00-20:00"), weekdays(BERLIN, "09:00-17:00"));
    private static final Instant LONG_AGO = Instant.EPOCH;

    private static BusinessCalendar weekdays(ZoneId zone, String hours) {
        var days = List.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
        var week = Week.of(days, Hours.parse(hours));
        return new BusinessCalendar(List.of(new CalendarVersion(1, Instant.EPOCH, zone, week, Map.of(), null)));
    }

    private static List<String> starts(String day, List<Booked> booked, Capacity capacity, Purpose purpose, Instant now) {
        var from = LocalDate.parse(day).atStartOfDay(SHANGHAI).toInstant();
        return new FreeTime(weekdays(SHANGHAI, "09:00-18:00"), booked, capacity, JANA, SHANGHAI)
                .starts(purpose, from, from.plusSeconds(86_400), now, 500).stream().map(at -> at.atZone(SHANGHAI).toLocalTime().toString())
                .toList();
    }

    private static Purpose purpose(int buffer, int notice) {
        return new Purpose(null, 30, 30, buffer, notice, List.of());
    }

    @Test
    void a_contact_in_berlin_can_be_called_from_shanghai_an_hour_earlier_when_clocks_have_changed() {
        assertEquals(List.of("15:00", "15:30", "16:00", "16:30", "17:00", "17:30"),
                starts("2026-03-27", List.of(), new Capacity(1, 20, null), purpose(0, 0), LONG_AGO));
        assertEquals(List.of("14:00", "14:30", "15:00", "15:30", "16:00", "16:30", "17:00", "17:30"),
                starts("2026-03-30", List.of(), new Capacity(1, 20, null), purpose(0, 0), LONG_AGO));
        assertEquals(List.of(), starts("2026-03-28", List.of(), new Capacity(1, 20, null), purpose(0, 0), LONG_AGO));
    }

    @Test
    void what_is_taken_its_buffers_and_the_notice_leave_less() {
        var now = Instant.parse("2026-03-30T04:20:00Z");
        var taken = List.of(new Booked(Instant.parse("2026-03-30T07:20:00Z"), Instant.parse("2026-03-30T08:10:00Z")));

        assertEquals(List.of("14:30", "16:30", "17:00", "17:30"),
                starts("2026-03-30", taken, new Capacity(1, 20, null), purpose(10, 120), now));
        assertEquals(List.of("14:30", "15:00", "15:30", "16:00", "16:30", "17:00", "17:30"),
                starts("2026-03-30", taken, new Capacity(2, 20, null), purpose(10, 120), now), "another lane is free");
        assertEquals(List.of(), starts("2026-03-30", taken, new Capacity(2, 1, null), purpose(10, 120), now), "the day is full");
    }
}
