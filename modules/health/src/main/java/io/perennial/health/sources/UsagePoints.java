package io.perennial.health.sources;

import static io.perennial.health.sources.UsageMeasure.where;
import static io.perennial.health.sources.UsageMeasure.within;

import io.perennial.health.sources.MeasureSource.Asked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The points that some measures share. They are read once, over the longest window of these measures, and each measure aggregates its own
 * window. Fragments of SQL, whose names end in the key of the first measure.
 */
record UsagePoints(UsageMetrics metrics, List<UsageMeasure> measures) {
    /** The days, the day itself included, within which a point makes an account's measures known. */
    static final int KNOWN_FOR = 366;

    /**
     * Reads only the points of the window, because they already show for most accounts that the account is known. It reads each account and
     * day by itself as one range of the index, so that nothing is sorted or materialised, however many there are. The bounds from
     * {@code :earliest} and {@code :latest} exclude the partitions of months without any chosen day.
     */
    private static final String READ =
            """
            cross join lateral (
                select $sums
                from {joined accounts.usage} u
                where u.account_id = w.account_id and $metrics and $window and u.at < w.ends_at
                      and u.at >= health.day_start(:earliest::date - $back, :zone) and u.at < health.day_start(:latest::date + 1, :zone)
            ) m_$first
            """;

    /** Finds a point on the first of the days that a measure compares with, or within a year before: it may have begun only later. */
    private static final String BEGAN =
            """
            left join lateral (
                select true as began_#
                from {joined accounts.usage} u
                where u.account_id = w.account_id and $metrics and u.at >= w.from_$from and u.at < w.from_$until
                      and u.at >= health.day_start(:earliest::date - ($from - 1), :zone) and u.at < health.day_start(:latest::date - ($until - 1), :zone)
                limit 1
            ) b_# on true
            """;

    static List<UsagePoints> of(List<Asked> asked) {
        var measures = new LinkedHashMap<UsageMetrics, List<UsageMeasure>>();
        for (var one : asked)
            measures.computeIfAbsent(UsageMetrics.of(one.source()), metrics -> new ArrayList<>()).add(UsageMeasure.of(one));
        return measures.entrySet().stream().map(of -> new UsagePoints(of.getKey(), of.getValue())).toList();
    }

    private Asked first() {
        return measures.getFirst().asked();
    }

    private int lookBack() {
        return measures.stream().mapToInt(UsageMeasure::lookBack).max().orElseThrow();
    }

    boolean needSeats() {
        return measures.stream().anyMatch(UsageMeasure::needsSeats);
    }

    /** Returns the lengths of all windows, in days. */
    TreeSet<Integer> windows() {
        var windows = new TreeSet<>(List.of(KNOWN_FOR));
        measures.forEach(measure -> windows.addAll(List.of(measure.days(), measure.lookBack())));
        comparing().forEach(measure -> windows.addAll(List.of(measure.beganBefore(), measure.beganBefore() + KNOWN_FOR)));
        return windows;
    }

    Map<String, Object> values() {
        return metrics.values(first());
    }

    /** Returns SQL for a row {@code m_<key>} with the instant of the latest point and the aggregates of the measures. */
    String read() {
        var latest = first().named("max(u.at)" + where(lookBack() > KNOWN_FOR ? within(KNOWN_FOR) : "") + " as at_#");
        var sums = measures.stream().map(measure -> measure.sums(lookBack())).flatMap(List::stream);
        var read = SqlText.fill(READ, Map.of(
                "sums", SqlText.columns(Stream.of(Stream.of(latest), activeDays().stream(), sums).flatMap(one -> one).toList()),
                "metrics", condition(),
                "window", within(lookBack()),
                "back", Integer.toString(lookBack() - 1),
                "first", first().key()));
        return Stream.concat(Stream.of(read), comparing().map(this::began)).collect(Collectors.joining("\n"));
    }

    private Stream<UsageMeasure> comparing() {
        return measures.stream().filter(UsageMeasure::compares);
    }

    private String began(UsageMeasure measure) {
        return SqlText.fill(measure.asked().named(BEGAN), Map.of(
                "metrics", condition(),
                "from", Integer.toString(measure.beganBefore() + KNOWN_FOR),
                "until", Integer.toString(measure.beganBefore())));
    }

    /**
     * Returns a bit for each day with a value above 0; the last bit is today. Days are distinguished once for all measures that count them.
     */
    private List<String> activeDays() {
        int days = countedDays();
        if (days == 0) return List.of();
        var used = where(days < lookBack() ? within(days) : "", "u.value > 0");
        return List.of(first().named("bit_or(1::bit(" + days + ") << (w.day - (u.at at time zone :zone)::date))" + used + " as active_#"));
    }

    private int countedDays() {
        return measures.stream().filter(UsageMeasure::countsDays).mapToInt(UsageMeasure::days).max().orElse(0);
    }

    String condition() {
        return metrics.points(first());
    }

    /** Returns the condition that no point was read: earlier points must show if the account is known. */
    String none() {
        return first().named("m_#.at_# is null");
    }

    String earlier() {
        return first().named("max(u.at)" + where(condition()) + " as earlier_#");
    }

    /** Returns all that was found, as columns of {@code k}. */
    String found() {
        var found = first().named("coalesce(m_#.at_#, e.earlier_#) as latest_#, m_#.*");
        return found + comparing().map(measure -> measure.asked().named(", b_#.began_#")).collect(Collectors.joining());
    }

    /** Returns the value columns of each measure over {@code k}. */
    Stream<String> raw() {
        return measures.stream()
                .map(measure -> measure.raw(first().named("k.latest_#"),
                        first().named("k.active_# << " + (countedDays() - measure.days()))))
                .flatMap(List::stream);
    }
}
