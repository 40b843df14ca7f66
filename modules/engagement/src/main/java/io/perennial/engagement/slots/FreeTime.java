package io.perennial.engagement.slots;

import io.perennial.calendars.hours.BusinessCalendar;
import io.perennial.calendars.hours.OpenTime;
import io.perennial.engagement.slots.SlotSettings.Capacity;
import io.perennial.engagement.slots.SlotSettings.Hours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the starts at which a member can be booked: the member works for the whole length, a lane is free together with its buffers, fewer than
 * so many are booked on that day, the notice has passed, and the contact can be reached for the whole length.
 *
 * @param work when the member works
 * @param booked the time that is taken, with its buffers
 * @param home the zone by whose days bookings are counted
 */
record FreeTime(OpenTime work, List<Booked> booked, Capacity capacity, Contactable contactable, ZoneId home) {
    /** Time that is taken, from the first instant to before the second. */
    record Booked(Instant from, Instant until) {}

    /**
     * Knows when a contact can be reached.
     *
     * @param calendar the work days of the contact's country
     */
    record Contactable(ZoneId zone, Hours hours, BusinessCalendar calendar) {
        boolean holds(Instant from, Instant until) {
            var first = from.atZone(zone);
            var last = until.atZone(zone);
            var day = first.toLocalDate();
            var ends = last.toLocalDate().equals(day) ? !last.toLocalTime().isAfter(hours.until())
                    : last.toLocalDate().equals(day.plusDays(1)) && last.toLocalTime().toSecondOfDay() == 0
                            && hours.until().equals(LocalTime.MAX);
            return ends && !first.toLocalTime().isBefore(hours.from()) && calendar.isWorkDay(day);
        }
    }

    /** @param now a slot must be later than this by the notice of its purpose */
    List<Instant> starts(Purpose purpose, Instant from, Instant until, Instant now, int most) {
        var found = new ArrayList<Instant>();
        var step = 60L * purpose.grid();
        var earliest = Math.max(from.getEpochSecond(), now.getEpochSecond() + 60L * purpose.notice());
        var next = Math.ceilDiv(earliest, step) * step;
        var end = until.getEpochSecond();
        while (next < end && found.size() < most) {
            var open = work.firstAfter(next, end);
            if (open.isEmpty()) break;
            var start = Math.max(next, Math.ceilDiv(open.get().from(), step) * step);
            for (; start + purpose.seconds() <= open.get().to() && start < end && found.size() < most; start += step)
                if (isFree(purpose, Instant.ofEpochSecond(start))) found.add(Instant.ofEpochSecond(start));
            next = Math.ceilDiv(open.get().to(), step) * step;
        }
        return found;
    }

    private boolean isFree(Purpose purpose, Instant start) {
        var end = start.plusSeconds(purpose.seconds());
        var from = start.minusSeconds(60L * purpose.buffer());
        var until = end.plusSeconds(60L * purpose.buffer());
        return contactable.holds(start, end)
                && booked.stream().filter(one -> one.from().isBefore(until) && one.until().isAfter(from)).count() < capacity.lanes()
                && booked.stream().filter(one -> day(one.from()).equals(day(start))).count() < capacity.perDay();
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, home);
    }
}
