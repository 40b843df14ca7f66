package io.perennial.surveys.answers;

import io.perennial.calendars.Calendars;
import io.perennial.calendars.NamedCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Says until when somebody talks to an unhappy respondent.
 *
 * @param calendar of the account
 * @param home the zone of the tenant, whose days count where no calendar has another zone
 */
record LoopDue(NamedCalendar calendar, ZoneId home) {
    private static final int BUSINESS_DAYS = 2;

    /**
     * Returns the day two business days after the answer. If these were over before anybody here knew of it, they count from now: nothing is late before
     * it can be done.
     */
    LocalDate of(Instant answered, Instant now) {
        var due = after(answered);
        return due.isBefore(LocalDate.ofInstant(now, home)) ? after(now) : due;
    }

    private LocalDate after(Instant from) {
        var zone = calendar.name().equals(Calendars.ALWAYS) ? home : calendar.time().at(from).zone();
        var day = LocalDate.ofInstant(from, zone);
        return calendar.time().workDay(day, BUSINESS_DAYS).orElse(day.plusDays(BUSINESS_DAYS));
    }
}
