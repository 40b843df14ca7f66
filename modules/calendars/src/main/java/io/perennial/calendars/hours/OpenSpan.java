package io.perennial.calendars.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * The openings of one version in a span of 388 days, in order, with the sum of open seconds before each. So a search takes the place of a
 * walk over days. An opening that reaches into the next span is cut in two.
 */
final class OpenSpan {
    private static final int BITS = 25;
    private static final int DAYS = (1 << BITS) / 86_400 + 4;

    private final long[] from;
    private final long[] to;
    private final long[] before;

    private OpenSpan(long[] from, long[] to) {
        this.from = from;
        this.to = to;
        before = new long[from.length + 1];
        for (int at = 0; at < from.length; at++) before[at + 1] = before[at] + to[at] - from[at];
    }

    /** Returns the number of the span that contains a second. */
    static long of(long second) {
        return second >> BITS;
    }

    /** Lets each opening begin where the one before it ends, at the earliest: hours that meet would overlap when clocks go back. */
    static OpenSpan of(CalendarVersion version, long number) {
        var start = number << BITS;
        var end = (number + 1) << BITS;
        var rules = version.zone().getRules();
        var day = LocalDate.ofInstant(Instant.ofEpochSecond(start), version.zone()).minusDays(2);
        var from = new long[Week.MOST_HOURS * DAYS];
        var to = new long[from.length];
        var size = 0;
        var last = start;
        for (int passed = 0; passed < DAYS; passed++, day = day.plusDays(1)) {
            for (var hours : version.on(day)) {
                var opens = Math.max(last, hours.opens(day, rules));
                var closes = Math.min(end, hours.closes(day, rules));
                if (closes <= opens) continue;
                from[size] = opens;
                to[size++] = closes;
                last = closes;
            }
        }
        return new OpenSpan(Arrays.copyOf(from, size), Arrays.copyOf(to, size));
    }

    long sum() {
        return before[from.length];
    }

    /** Returns the open seconds of this span before a second. */
    long until(long second) {
        var at = endingAfter(second);
        return before[at] + (at < from.length ? Math.max(0, second - from[at]) : 0);
    }

    /** Returns the second at which so many seconds of this span have been open; they must be at least 1 and at most all of them. */
    long at(long seconds) {
        var found = Arrays.binarySearch(before, seconds);
        var opening = (found < 0 ? -found - 1 : found) - 1;
        return from[opening] + seconds - before[opening];
    }

    /** Returns the index of the first opening that ends after a second; the number of openings if there is none. */
    int endingAfter(long second) {
        var found = Arrays.binarySearch(to, second);
        return found < 0 ? -found - 1 : found + 1;
    }

    int size() {
        return from.length;
    }

    Opening opening(int at) {
        return new Opening(from[at], to[at]);
    }
}
