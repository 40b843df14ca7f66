package io.perennial.calendars.hours;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The open time of one version, as if it had always been valid. It keeps the spans that were asked for. */
final class VersionTime {
    private static final int MOST_SPANS = 200;

    private final CalendarVersion version;
    private final ConcurrentHashMap<Long, OpenSpan> spans = new ConcurrentHashMap<>();

    VersionTime(CalendarVersion version) {
        this.version = version;
    }

    CalendarVersion version() {
        return version;
    }

    long measure(long from, long to) {
        if (to <= from) return 0;
        var first = OpenSpan.of(from);
        var last = OpenSpan.of(to);
        var sum = span(last).until(to) - span(first).until(from);
        for (long whole = first; whole < last; whole++) sum += span(whole).sum();
        return sum;
    }

    /** Returns when so many seconds, at least 1, have been open since a second. They must be there. */
    long due(long from, long seconds) {
        var number = OpenSpan.of(from);
        var left = seconds + span(number).until(from);
        while (span(number).sum() < left) {
            left -= span(number).sum();
            number++;
        }
        return span(number).at(left);
    }

    Optional<Opening> firstAfter(long second, long before) {
        for (long number = OpenSpan.of(second); number <= OpenSpan.of(before); number++) {
            var span = span(number);
            var at = span.endingAfter(second);
            if (at < span.size()) return Optional.of(span.opening(at)).filter(next -> next.from() < before);
        }
        return Optional.empty();
    }

    private OpenSpan span(long number) {
        if (spans.size() > MOST_SPANS) spans.clear();
        return spans.computeIfAbsent(number, missing -> OpenSpan.of(version, missing));
    }
}
