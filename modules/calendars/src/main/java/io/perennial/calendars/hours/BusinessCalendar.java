package io.perennial.calendars.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A calendar with all its versions: the rules change at the instants from which the versions are valid. */
public final class BusinessCalendar implements OpenTime {
    /** A version and the seconds of the epoch during which it holds. */
    private record Reign(VersionTime time, long from, long to) {
        long measure(long start, long end) {
            return time.measure(Math.max(start, from), Math.min(end, to));
        }
    }

    private static final int FURTHEST_WORK_DAY = 366 * 100;

    private final List<Reign> reigns;

    /** @param versions at least one, in any order, no two valid from the same instant */
    public BusinessCalendar(List<CalendarVersion> versions) {
        var ordered = versions.stream().sorted(Comparator.comparing(CalendarVersion::validFrom)).toList();
        if (ordered.isEmpty()) throw new IllegalArgumentException("A calendar has at least one version");
        var found = new ArrayList<Reign>();
        for (int at = 0; at < ordered.size(); at++) {
            var from = at == 0 ? Long.MIN_VALUE : ordered.get(at).validFrom().getEpochSecond();
            var to = at + 1 == ordered.size() ? Long.MAX_VALUE : ordered.get(at + 1).validFrom().getEpochSecond();
            found.add(new Reign(new VersionTime(ordered.get(at)), from, to));
        }
        reigns = List.copyOf(found);
    }

    @Override
    public Optional<Opening> firstAfter(long second, long before) {
        for (var reign : reigns) {
            var start = Math.max(second, reign.from);
            var end = Math.min(before, reign.to);
            if (start >= end) continue;
            var found = reign.time.firstAfter(start, end);
            if (found.isPresent()) return found.map(open -> new Opening(Math.max(open.from(), reign.from), Math.min(open.to(), reign.to)));
        }
        return Optional.empty();
    }

    @Override
    public Optional<Instant> due(Instant from, long seconds) {
        if (seconds <= 0) return Optional.of(Instant.ofEpochSecond(from.getEpochSecond()));
        var start = from.getEpochSecond();
        var end = start + REACH;
        var left = seconds;
        for (var reign : reigns) {
            var open = reign.measure(start, end);
            if (open >= left) return Optional.of(Instant.ofEpochSecond(reign.time.due(Math.max(start, reign.from), left)));
            left -= open;
        }
        return Optional.empty();
    }

    @Override
    public long measure(Instant from, Instant to) {
        return reigns.stream().mapToLong(reign -> reign.measure(from.getEpochSecond(), to.getEpochSecond())).sum();
    }

    /** Returns the version that holds at an instant. */
    public CalendarVersion at(Instant instant) {
        var second = instant.getEpochSecond();
        return reigns.stream().filter(reign -> second < reign.to).findFirst().orElseThrow().time.version();
    }

    /** Returns the highest number of a version: it tells if a version was added. */
    public int newest() {
        return reigns.stream().mapToInt(reign -> reign.time.version().number()).max().orElseThrow();
    }

    /** Returns the next instant from which another version holds. */
    public Optional<Instant> changeAfter(Instant instant) {
        var second = instant.getEpochSecond();
        return reigns.stream().map(Reign::to).filter(to -> to > second && to < Long.MAX_VALUE).map(Instant::ofEpochSecond).findFirst();
    }

    /** Returns true if a part of the interval lies on days whose holidays are not published yet: figures of it may still change. */
    public boolean isProvisional(Instant from, Instant to) {
        return reigns.stream().anyMatch(reign -> {
            var start = Math.max(from.getEpochSecond(), Math.max(reign.from, reign.time.version().unpublished()));
            return start < Math.min(to.getEpochSecond(), reign.to);
        });
    }

    /** Returns true if a day between two days, both included and in any order, lies past the published holidays. */
    public boolean isProvisional(LocalDate one, LocalDate other) {
        var first = one.isBefore(other) ? one : other;
        var after = (one.isBefore(other) ? other : one).plusDays(1);
        return reigns.stream().anyMatch(reign -> {
            var zone = reign.time.version().zone();
            return isProvisional(first.atStartOfDay(zone).toInstant(), after.atStartOfDay(zone).toInstant());
        });
    }

    /**
     * Returns the end of the work day of an instant: the last closing of that day, or that of the next work day if the day is over or is
     * none. Empty if there is none within 100 years.
     */
    public Optional<Instant> dayEnd(Instant from) {
        return nextOpen(from).map(open -> {
            var zone = at(open).zone();
            var midnight = LocalDate.ofInstant(open, zone).plusDays(1).atStartOfDay(zone).toEpochSecond();
            var end = open.getEpochSecond();
            for (var next = firstAfter(end, midnight); next.isPresent(); next = firstAfter(end, midnight))
                end = Math.min(midnight, next.get().to());
            return Instant.ofEpochSecond(end);
        });
    }

    /** Returns true if the calendar is open at some time of a day. */
    public boolean isWorkDay(LocalDate day) {
        return reigns.stream().anyMatch(reign -> {
            var zone = reign.time.version().zone();
            return reign.measure(day.atStartOfDay(zone).toEpochSecond(), day.plusDays(1).atStartOfDay(zone).toEpochSecond()) > 0;
        });
    }

    /**
     * Returns the work day that is so many work days after a day, or before it if the number is negative. 0 returns the day itself, or the
     * next work day if it is none. Returns empty if there is none within 100 years.
     */
    public Optional<LocalDate> workDay(LocalDate from, int days) {
        var left = days == 0 ? 1 : Math.abs(days);
        var step = days < 0 ? -1 : 1;
        var day = days == 0 ? from : from.plusDays(step);
        for (int passed = 0; passed < FURTHEST_WORK_DAY; passed++, day = day.plusDays(step))
            if (isWorkDay(day) && --left == 0) return Optional.of(day);
        return Optional.empty();
    }
}
