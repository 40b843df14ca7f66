package io.perennial.calendars.hours;

import java.time.DayOfWeek;
import java.util.List;

/** What holds on one day of a calendar instead of the hours of its weekday. */
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
