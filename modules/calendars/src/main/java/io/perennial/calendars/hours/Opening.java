package io.perennial.calendars.hours;

/**
 * A stretch of open time, in seconds of the epoch.
 *
 * @param to this second is not part of it
 */
public record Opening(long from, long to) {
    public long seconds() {
        return to - from;
    }
}
