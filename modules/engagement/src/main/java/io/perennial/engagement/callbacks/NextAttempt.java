package io.perennial.engagement.callbacks;

import io.perennial.calendars.hours.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Says when to try again after an attempt that failed: two business hours later, then at the promised time of day on the next work day, then two
 * work days later, then no more.
 *
 * @param calendar that of the account's country
 */
record NextAttempt(CallbackTime promised, BusinessCalendar calendar) {
    private static final int HOURS = 2 * 3600;

    /** @param made how many attempts were made, this one included */
    Optional<Instant> after(int made, Instant at) {
        return switch (made) {
            // The instant at which business hours end is none in which somebody calls.
            case 1 -> calendar.due(at, HOURS + 1).map(due -> due.minusSeconds(1));
            case 2 -> workDay(at, 1);
            case 3 -> workDay(at, 2);
            default -> Optional.empty();
        };
    }

    private Optional<Instant> workDay(Instant at, int days) {
        var today = LocalDateTime.ofInstant(at, promised.zone()).toLocalDate();
        return calendar.workDay(today, days)
                .map(day -> new CallbackTime(day.atTime(promised.local().toLocalTime()), promised.zone()).instant());
    }
}
