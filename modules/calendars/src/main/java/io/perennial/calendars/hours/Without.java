package io.perennial.calendars.hours;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Another time without some stretches, which may overlap. */
record Without(OpenTime time, List<Opening> closed) implements OpenTime {
    Without {
        closed = closed.stream().sorted(Comparator.comparingLong(Opening::from)).toList();
    }

    @Override
    public Optional<Opening> firstAfter(long second, long before) {
        var at = second;
        while (at < before) {
            var next = time.firstAfter(at, before);
            if (next.isEmpty()) return Optional.empty();
            var part = firstPart(next.get(), second);
            if (part.isPresent()) return part.filter(found -> found.from() < before);
            at = next.get().to();
        }
        return Optional.empty();
    }

    /** Returns the first part of an opening that is left and ends after a second. */
    private Optional<Opening> firstPart(Opening opening, long second) {
        var from = opening.from();
        for (var gap : closed) {
            if (gap.from() >= opening.to()) break;
            if (gap.from() > from && gap.from() > second) return Optional.of(new Opening(from, gap.from()));
            from = Math.max(from, gap.to());
        }
        return from < opening.to() ? Optional.of(new Opening(from, opening.to())) : Optional.empty();
    }
}
