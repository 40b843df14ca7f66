package io.perennial.accounts.contracts;

import io.perennial.records.DatedField;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a contract by the day for which they were said. They count until the next day for which lines were said, the first ones also
 * for all days before. So the order in which they were said does not matter, and a day for which the same lines were said as for the day
 * before it is kept: other lines that are said later for a day between them count until then.
 *
 * @param said the last key that is not after the start has the lines of the start. Earlier ones are left out, because they count on no day
 */
record LinesByDay(LocalDate startsOn, NavigableMap<LocalDate, List<ContractLine>> said) {
    /** The day of lines that were said without a day. */
    private static final LocalDate ALWAYS = LocalDate.MIN;

    LinesByDay {
        var governing = said.floorKey(startsOn);
        said = Collections.unmodifiableNavigableMap(new TreeMap<>(governing == null ? said : said.tailMap(governing, true)));
    }

    /** @param from the day for which the lines were said, or null */
    static LinesByDay of(LocalDate startsOn, @Nullable LocalDate from, List<ContractLine> lines) {
        return new LinesByDay(startsOn, new TreeMap<>(Collections.singletonMap(day(from), lines)));
    }

    /**
     * Returns the lines as they were stored.
     *
     * @param versions the lines that differ from those before, the first ones from the start
     * @param saidOn the days of all lines as in {@link #saidOn}, or none if they follow from the versions
     */
    static LinesByDay of(LocalDate startsOn, NavigableMap<LocalDate, List<ContractLine>> versions, List<@Nullable LocalDate> saidOn) {
        var said = new TreeMap<LocalDate, List<ContractLine>>();
        for (var day : saidOn.isEmpty() ? followingFrom(versions) : saidOn) {
            var version = versions.floorEntry(day(day));
            said.put(day(day), (version == null ? versions.firstEntry() : version).getValue());
        }
        return new LinesByDay(startsOn, said);
    }

    private static LocalDate day(@Nullable LocalDate from) {
        return from == null ? ALWAYS : from;
    }

    private static List<@Nullable LocalDate> followingFrom(NavigableMap<LocalDate, List<ContractLine>> versions) {
        var days = new ArrayList<@Nullable LocalDate>(versions.keySet());
        days.set(0, null);
        return days;
    }

    /** Returns the lines of the same contract if it starts on another day. */
    LinesByDay startingOn(LocalDate day) {
        return new LinesByDay(day, said);
    }

    /** Says the lines for a day. */
    LinesByDay with(LocalDate from, List<ContractLine> lines) {
        var changed = new TreeMap<>(said);
        changed.put(from, lines);
        return new LinesByDay(startsOn, changed);
    }

    /** Replaces the lines that are in force on a day, for all days on which they are. */
    LinesByDay insteadOfThoseOn(LocalDate day, List<ContractLine> lines) {
        var since = inForce(day);
        var changed = new TreeMap<>(said);
        changed.replaceAll((one, before) -> inForce(one).equals(since) ? lines : before);
        return new LinesByDay(startsOn, changed);
    }

    /** Returns the lines from the start on, and by the day from which they differ from those before. */
    NavigableMap<LocalDate, List<ContractLine>> versions() {
        var versions = new TreeMap<LocalDate, List<ContractLine>>();
        versions.put(startsOn, Objects.requireNonNullElseGet(said.floorEntry(startsOn), said::firstEntry).getValue());
        said.tailMap(startsOn, false).forEach((day, lines) -> {
            if (!versions.lastEntry().getValue().equals(lines)) versions.put(day, lines);
        });
        return versions;
    }

    /** Returns the days of all lines, null for lines without one; none if they follow from the versions. */
    List<@Nullable LocalDate> saidOn() {
        var days = new ArrayList<@Nullable LocalDate>();
        for (var day : said.keySet()) days.add(day.equals(ALWAYS) ? null : day);
        return days.equals(followingFrom(versions())) ? List.of() : days;
    }

    /** Returns the day on which the lines that are in force on a day took effect. */
    LocalDate inForce(LocalDate day) {
        return Objects.requireNonNullElse(versions().floorKey(day), startsOn);
    }

    /** Returns the same as values of a dated field, of which those of a day count now. */
    DatedField.Values values(LocalDate now) {
        var values = new LinkedHashMap<String, List<ContractLine>>();
        said.forEach((day, lines) -> values.put(DatedField.Values.key(day, startsOn), lines));
        var current = Objects.requireNonNullElseGet(said.floorKey(now), said::firstKey);
        return new DatedField.Values(startsOn, DatedField.Values.key(current, startsOn), values);
    }

    List<ContractLine> on(LocalDate day) {
        return Objects.requireNonNull(versions().get(inForce(day)));
    }
}
