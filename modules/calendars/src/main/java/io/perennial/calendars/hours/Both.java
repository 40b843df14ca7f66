package io.perennial.calendars.hours;

import java.util.Optional;

/** The time in which two others are open. */
record Both(OpenTime one, OpenTime other) implements OpenTime {
    @Override
    public Optional<Opening> firstAfter(long second, long before) {
        var at = second;
        while (at < before) {
            var left = one.firstAfter(at, before);
            var right = other.firstAfter(at, before);
            if (left.isEmpty() || right.isEmpty()) return Optional.empty();
            var from = Math.max(left.get().from(), right.get().from());
            var to = Math.min(left.get().to(), right.get().to());
            if (from < to) return Optional.of(new Opening(from, to));
            at = to;
        }
        return Optional.empty();
    }
}
