package io.perennial.calendars.clocks;

import io.perennial.calendars.hours.OpenTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells how long somebody held a piece of work.
 *
 * @param elapsed all seconds
 * @param business seconds of business time
 */
public record Possession(long elapsed, long business) {
    /** A stretch during which one party held the work. */
    public record Held(String holder, Instant from, Instant to) {}

    /** Returns the time of each holder, in order of their first stretch. It sums to the age of the work if the stretches cover it. */
    public static Map<String, Possession> of(List<Held> stretches, OpenTime calendar) {
        var sums = new LinkedHashMap<String, Possession>();
        for (var held : stretches) {
            var elapsed = held.to().getEpochSecond() - held.from().getEpochSecond();
            sums.merge(held.holder(), new Possession(elapsed, calendar.measure(held.from(), held.to())), Possession::plus);
        }
        return sums;
    }

    public Possession plus(Possession other) {
        return new Possession(elapsed + other.elapsed, business + other.business);
    }
}
