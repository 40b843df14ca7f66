package io.perennial.calendars.clocks;

import io.perennial.calendars.clocks.Countdown.Stretch;
import io.perennial.calendars.clocks.Segment.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Accounts for every second of stretches. */
final class Segments {
    private final List<Segment> found = new ArrayList<>();

    private Segments() {}

    static List<Segment> of(List<Stretch> stretches) {
        var segments = new Segments();
        stretches.forEach(segments::add);
        return List.copyOf(segments.found);
    }

    private void add(Stretch stretch) {
        var calendar = stretch.terms().calendar();
        var at = stretch.from();
        while (at.isBefore(stretch.to())) {
            var end = calendar.changeAfter(at).filter(change -> change.isBefore(stretch.to())).orElse(stretch.to());
            switch (stretch.run()) {
                case RUNNING -> run(stretch.terms(), at, end);
                case PAUSED -> add(Kind.PAUSED, stretch.terms(), at, end);
                case STOPPED -> add(Kind.STOPPED, stretch.terms(), at, end);
            }
            at = end;
        }
    }

    private void run(Terms terms, Instant from, Instant to) {
        var at = from;
        while (at.isBefore(to)) {
            var opening = terms.calendar().firstAfter(at.getEpochSecond(), to.getEpochSecond());
            if (opening.isEmpty()) {
                add(Kind.CLOSED, terms, at, to);
                return;
            }
            var opens = Instant.ofEpochSecond(Math.max(at.getEpochSecond(), opening.get().from()));
            var closes = Instant.ofEpochSecond(Math.min(to.getEpochSecond(), opening.get().to()));
            add(Kind.CLOSED, terms, at, opens);
            add(Kind.COUNTED, terms, opens, closes);
            at = closes;
        }
    }

    private void add(Kind kind, Terms terms, Instant from, Instant to) {
        if (!from.isBefore(to)) return;
        var number = terms.calendar().at(from).number();
        var next = new Segment(kind, from, to, terms.policy(), terms.policyVersion(), terms.calendarName(), number);
        if (!found.isEmpty() && found.getLast().isContinuedBy(next)) found.set(found.size() - 1, found.getLast().until(to));
        else found.add(next);
    }
}
