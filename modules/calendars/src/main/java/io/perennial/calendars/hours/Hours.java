package io.perennial.calendars.hours;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.zone.ZoneRules;

/**
 * A part of a day in which a calendar is open, by the clock on the wall.
 *
 * @param from minutes since 00:00
 * @param to minutes since 00:00, at most 1,440 (24:00); this minute is not part of it
 */
public record Hours(int from, int to) {
    public static final int MINUTES_OF_DAY = 1440;

    public Hours {
        if (from < 0 || to <= from || to > MINUTES_OF_DAY) throw new IllegalArgumentException("No hours: " + from + "–" + to);
    }

    /** Reads hours such as {@code 09:00-12:00} or {@code 22:00-24:00}. */
    public static Hours parse(String text) {
        var ends = text.split("-", 2);
        if (ends.length < 2) throw new IllegalArgumentException("No hours: " + text);
        return new Hours(minute(ends[0]), minute(ends[1]));
    }

    private static int minute(String clock) {
        return clock.equals("24:00") ? MINUTES_OF_DAY : LocalTime.parse(clock).toSecondOfDay() / 60;
    }

    /** Returns when these hours begin on a day, in seconds of the epoch: the first occurrence of the time, or the end of its gap. */
    long opens(LocalDate day, ZoneRules rules) {
        var local = local(day, from);
        var transition = rules.getTransition(local);
        if (transition == null) return local.toEpochSecond(rules.getOffset(local));
        return transition.isGap() ? transition.toEpochSecond() : local.toEpochSecond(transition.getOffsetBefore());
    }

    /** Returns when these hours end on a day, in seconds of the epoch: the last occurrence of the time, or the start of its gap. */
    long closes(LocalDate day, ZoneRules rules) {
        var local = local(day, to);
        var transition = rules.getTransition(local);
        if (transition == null) return local.toEpochSecond(rules.getOffset(local));
        return transition.isGap() ? transition.toEpochSecond() : local.toEpochSecond(transition.getOffsetAfter());
    }

    private static LocalDateTime local(LocalDate day, int minute) {
        return day.atStartOfDay().plusMinutes(minute);
    }
}
