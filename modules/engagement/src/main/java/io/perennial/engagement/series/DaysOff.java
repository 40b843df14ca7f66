package io.perennial.engagement.series;

import io.perennial.calendars.hours.BusinessCalendar;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Says what happens to an occurrence of a series that falls on a day on which the customer does not work. */
public enum DaysOff {
    KEEP, SKIP, NEXT_WORK_DAY, PREVIOUS_WORK_DAY;

    /**
     * An occurrence of a series.
     *
     * @param dueOn the day that the rule names
     * @param local when it takes place
     */
    record Placed(LocalDate dueOn, LocalDateTime local) {
        /** Returns true if it is due until a day, or takes place until then because the day that the rule names is off. */
        boolean isNear(LocalDate until) {
            return !dueOn.isAfter(until) || !local.toLocalDate().isAfter(until);
        }
    }

    /** Places occurrences, given in their order, on days of a calendar. Two that fall together become one. */
    List<Placed> place(List<LocalDateTime> occurrences, BusinessCalendar calendar) {
        var placed = new TreeMap<LocalDateTime, Placed>();
        for (var one : occurrences)
            day(one.toLocalDate(), calendar).map(day -> day.atTime(one.toLocalTime()))
                    .ifPresent(local -> placed.putIfAbsent(local, new Placed(one.toLocalDate(), local)));
        return List.copyOf(placed.values());
    }

    private Optional<LocalDate> day(LocalDate day, BusinessCalendar calendar) {
        if (this == KEEP || calendar.isWorkDay(day)) return Optional.of(day);
        return switch (this) {
            case KEEP -> Optional.of(day);
            case SKIP -> Optional.empty();
            case NEXT_WORK_DAY -> calendar.workDay(day, 1);
            case PREVIOUS_WORK_DAY -> calendar.workDay(day, -1);
        };
    }
}
