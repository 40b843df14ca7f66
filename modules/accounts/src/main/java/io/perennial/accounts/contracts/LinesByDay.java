package io.perennial.accounts.contracts;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The lines of a contract by the day from which they count until the next day of the map. The first day is the start of the contract. Lines
 * that are the same as those before are not in it, so that a change that is taken back leaves nothing behind.
 */
record LinesByDay(NavigableMap<LocalDate, List<ContractLine>> days) {
    LinesByDay {
        days = Collections.unmodifiableNavigableMap(different(days));
    }

    private static TreeMap<LocalDate, List<ContractLine>> different(NavigableMap<LocalDate, List<ContractLine>> days) {
        var different = new TreeMap<LocalDate, List<ContractLine>>();
        days.forEach((day, lines) -> {
            if (different.isEmpty() || !different.lastEntry().getValue().equals(lines)) different.put(day, lines);
        });
        return different;
    }

    static LinesByDay always(LocalDate startsOn, List<ContractLine> lines) {
        return new LinesByDay(new TreeMap<>(Collections.singletonMap(startsOn, lines)));
    }

    static LinesByDay of(List<LineVersion> versions) {
        var days = new TreeMap<LocalDate, List<ContractLine>>();
        for (var version : versions) days.put(version.effectiveOn(), version.lines());
        return new LinesByDay(days);
    }

    /** Returns the lines of the same contract if it starts on another day. */
    LinesByDay startingOn(LocalDate day) {
        var later = new TreeMap<>(days.tailMap(day, false));
        later.put(day, on(day));
        return new LinesByDay(later);
    }

    /** Replaces the lines from a day until the next day on which they change. A day before the start means the start. */
    LinesByDay with(LocalDate from, List<ContractLine> lines) {
        var changed = new TreeMap<>(days);
        changed.put(from.isBefore(days.firstKey()) ? days.firstKey() : from, lines);
        return new LinesByDay(changed);
    }

    /** Returns the day on which the lines that are in force on a day took effect. */
    LocalDate inForce(LocalDate day) {
        return Objects.requireNonNullElse(days.floorKey(day), days.firstKey());
    }

    List<ContractLine> on(LocalDate day) {
        return Objects.requireNonNull(days.get(inForce(day)));
    }
}
