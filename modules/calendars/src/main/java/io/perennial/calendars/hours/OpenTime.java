package io.perennial.calendars.hours;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Time of which a part is open: that of a calendar, or of a person. Fractions of seconds are dropped. */
public interface OpenTime {
    /** A due time is searched so many seconds ahead: 100 years. */
    long REACH = 100L * 366 * 86_400;

    /** Returns the first opening that ends after a second and begins before another; openings do not overlap. */
    Optional<Opening> firstAfter(long second, long before);

    /**
     * Returns the earliest instant at which so much business time has passed since an instant; empty if there is none within 100 years.
     *
     * @param seconds 0 returns the instant itself, open or not
     */
    default Optional<Instant> due(Instant from, long seconds) {
        var left = seconds;
        var at = from.getEpochSecond();
        var end = at + REACH;
        while (left > 0) {
            var next = firstAfter(at, end);
            if (next.isEmpty()) return Optional.empty();
            var start = Math.max(at, next.get().from());
            var used = Math.min(left, next.get().to() - start);
            left -= used;
            at = start + used;
        }
        return Optional.of(Instant.ofEpochSecond(at));
    }

    /** Returns the seconds of business time between two instants; 0 if the second is not after the first. */
    default long measure(Instant from, Instant to) {
        var at = from.getEpochSecond();
        var end = to.getEpochSecond();
        var sum = 0L;
        while (at < end) {
            var next = firstAfter(at, end);
            if (next.isEmpty()) return sum;
            var until = Math.min(end, next.get().to());
            sum += until - Math.max(at, next.get().from());
            at = until;
        }
        return sum;
    }

    /** Returns the first open instant that is not before this one; empty if there is none within 100 years. */
    default Optional<Instant> nextOpen(Instant from) {
        var at = from.getEpochSecond();
        return firstAfter(at, at + REACH).map(next -> Instant.ofEpochSecond(Math.max(at, next.from())));
    }

    default boolean isOpen(Instant at) {
        var second = at.getEpochSecond();
        return firstAfter(second, second + 1).isPresent();
    }

    /** Returns the time in which this and another are open: the hours of a person and those of the company. */
    default OpenTime and(OpenTime other) {
        return new Both(this, other);
    }

    /** Returns this time without some stretches, such as absences. */
    default OpenTime without(List<Opening> closed) {
        return new Without(this, closed);
    }
}
