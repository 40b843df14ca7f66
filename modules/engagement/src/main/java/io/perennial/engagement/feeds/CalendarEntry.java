package io.perennial.engagement.feeds;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A callback in a calendar.
 *
 * @param key stays the same as long as the callback is there
 * @param sequence grows with each change
 * @param title what a calendar shows
 * @param isCancelled true if it will not take place; it is shown as cancelled for some time
 */
record CalendarEntry(String key, long sequence, LocalDateTime local, ZoneId zone, int minutes, String title, String description,
        boolean isCancelled, Instant changedAt) {}
