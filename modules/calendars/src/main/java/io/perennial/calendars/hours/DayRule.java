package io.perennial.calendars.hours;

import java.time.DayOfWeek;
import java.util.List;

/** Replaces the hours of the weekday on one day of a calendar. */
public sealed interface DayRule {
    /** Closes the day: a holiday. */
    record Closed() implements DayRule {}

    /** Gives the day the hours of a weekday: a make-up work day. */
    record Like(DayOfWeek weekday) implements DayRule {}

    /** Gives the day its own hours. */
    record Own(List<Hours> hours) implements DayRule {
        public Own {
            hours = Week.inOrder(hours);
        }
    }
}
