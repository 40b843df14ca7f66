package io.perennial.engagement.callbacks;

import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;

/**
 * Says when a contact is reminded. Hours before are elapsed time; days before are the same time of day. A reminder that falls into the quiet hours goes to the
 * last allowed minute before them.
 *
 * @param from the time of day from which the contact may be reminded, in the zone of the callback
 * @param until the time of day from which it may not
 */
record ReminderTime(LocalTime from, LocalTime until) {
    /** The usual hours of contacts. */
    static final ReminderTime USUAL = new ReminderTime(LocalTime.of(8, 0), LocalTime.of(20, 0));

    Instant of(CallbackTime time, TemporalAmount before) {
        var zone = time.zone();
        var at = before instanceof Period days
                ? new CallbackTime(time.local().minus(days), zone).instant().atZone(zone)
                : time.instant().minus(before).atZone(zone);
        return allowed(at, zone).toInstant();
    }

    private ZonedDateTime allowed(ZonedDateTime at, ZoneId zone) {
        var clock = at.toLocalTime();
        if (clock.isBefore(from)) return last(at.minusDays(1), zone);
        return clock.isBefore(until) ? at : last(at, zone);
    }

    private ZonedDateTime last(ZonedDateTime day, ZoneId zone) {
        return day.toLocalDate().atTime(until.minus(1, ChronoUnit.MINUTES)).atZone(zone);
    }
}
