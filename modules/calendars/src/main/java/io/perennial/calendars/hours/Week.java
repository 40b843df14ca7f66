package io.perennial.calendars.hours;

import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The hours of each weekday; a weekday without an entry is closed. */
public record Week(Map<DayOfWeek, List<Hours>> days) {
    /** A calendar may open at most so often in a day. */
    public static final int MOST_HOURS = 6;

    public Week {
        var ordered = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        days.forEach((day, hours) -> ordered.put(day, inOrder(hours)));
        days = ordered;
    }

    /** Returns the same hours on several days. */
    public static Week of(List<DayOfWeek> weekdays, Hours... hours) {
        var days = new EnumMap<DayOfWeek, List<Hours>>(DayOfWeek.class);
        for (var day : weekdays) days.put(day, List.of(hours));
        return new Week(days);
    }

    /** Returns a week that never closes. */
    public static Week always() {
        return of(List.of(DayOfWeek.values()), new Hours(0, Hours.MINUTES_OF_DAY));
    }

    List<Hours> on(DayOfWeek day) {
        return days.getOrDefault(day, List.of());
    }

    /** Returns the hours in order, and refuses too many or overlapping ones. */
    static List<Hours> inOrder(List<Hours> hours) {
        if (hours.size() > MOST_HOURS) throw new IllegalArgumentException("A day has at most " + MOST_HOURS + " hours: " + hours);
        var ordered = hours.stream().sorted(Comparator.comparingInt(Hours::from)).toList();
        for (int at = 1; at < ordered.size(); at++)
            if (ordered.get(at).from() < ordered.get(at - 1).to()) throw new IllegalArgumentException("Hours overlap: " + ordered);
        return ordered;
    }
}
