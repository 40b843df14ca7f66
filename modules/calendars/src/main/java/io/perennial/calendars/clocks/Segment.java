package io.perennial.calendars.clocks;

import java.time.Instant;

/**
 * A part of a countdown's time, and why it counts or does not.
 *
 * @param to this instant is not part of it
 */
public record Segment(
        Kind kind, Instant from, Instant to, String policy, int policyVersion, String calendarName, int calendarVersion) {
    /** Counted: running while the calendar was open. Closed: running while it was closed. Paused and stopped: whatever the calendar. */
    public enum Kind {
        COUNTED, CLOSED, PAUSED, STOPPED
    }

    public long seconds() {
        return to.getEpochSecond() - from.getEpochSecond();
    }

    /** Returns true if the other segment differs from this one only in its time and begins where this one ends. */
    boolean isContinuedBy(Segment next) {
        return to.equals(next.from)
                && next.equals(new Segment(kind, next.from, next.to, policy, policyVersion, calendarName, calendarVersion));
    }

    Segment until(Instant end) {
        return new Segment(kind, from, end, policy, policyVersion, calendarName, calendarVersion);
    }
}
