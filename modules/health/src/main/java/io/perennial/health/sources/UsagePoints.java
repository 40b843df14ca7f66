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

/**
 * The points that some measures share: they are read once, as far back as the furthest of these looks, and each adds up its own window
 * of them. In pieces of SQL, whose names end in the number of the first of the measures.
 */
record UsagePoints(UsageMetrics metrics, List<UsageMeasure> measures) {
    /** How many days back a point makes an account one of which the measures are known, the day itself included. */
    static final int KNOWN_FOR = 366;

    /**
     * Those that are read, and no more: most accounts show in them that they are known. For each account and day by itself,
     * one stretch of the index after the other, so that nothing is sorted or kept, however many there are. What is said of
     * {@code :earliest} and {@code :latest} leaves out the months that none of them touches.
     */
    private static final String READ =
            """
            cross join lateral (
                select max(u.at)%s as at_%d%s from {accounts.usage} u
                where u.account_id = w.account_id and %s and %s and u.at < w.ends_at
                      and u.at >= health.day_start(:earliest::date - %d, :zone) and u.at < health.day_start(:latest::date + 1, :zone)) m%2$d
            """;

    static List<UsagePoints> of(List<Asked> asked) {
        var measures = new LinkedHashMap<UsageMetrics, List<UsageMeasure>>();
        for (var one : asked) measures.computeIfAbsent(UsageMetrics.of(one.source()), metrics -> new ArrayList<>()).add(UsageMeasure.of(one));
        return measures.entrySet().stream().map(of -> new UsagePoints(of.getKey(), of.getValue())).toList();
    }

    private int number() {
        return measures.getFirst().number();
    }

    private int lookBack() {
        return measures.stream().mapToInt(UsageMeasure::lookBack).max().orElseThrow();
    }

    boolean needSeats() {
        return measures.stream().anyMatch(UsageMeasure::needsSeats);
    }

    /** The lengths of all windows, in days. */
    TreeSet<Integer> windows() {
        var windows = new TreeSet<>(List.of(KNOWN_FOR));
        measures.forEach(measure -> windows.addAll(List.of(measure.days(), measure.lookBack())));
        return windows;
    }

    Map<String, Object> values() {
        return metrics.values(number());
    }

    /** A row {@code m<number>} with the latest of the points, and what the measures add up over them. */
    String read() {
        var latest = where(lookBack() > KNOWN_FOR ? within(KNOWN_FOR) : "");
        var sums = measures.stream().map(measure -> measure.sums(lookBack())).collect(Collectors.joining());
        return READ.formatted(latest, number(), activeDays() + sums, condition(), within(lookBack()), lookBack() - 1);
    }

    /** A bit for each day with a value above 0, today's the last: days are told apart once for all measures that count them. */
    private String activeDays() {
        int days = countedDays();
        if (days == 0) return "";
        var window = days < lookBack() ? within(days) : "";
        return ", bit_or(1::bit(%d) << (w.day - (u.at at time zone :zone)::date))%s as active_%d".formatted(days, where(window, "u.value > 0"), number());
    }

    private int countedDays() {
        return measures.stream().filter(UsageMeasure::countsDays).mapToInt(UsageMeasure::days).max().orElse(0);
    }

    String condition() {
        return metrics.points(number());
    }

    /** There is none among those that were read: whether the account is known is to be seen further back. */
    String none() {
        return "m%1$d.at_%1$d is null".formatted(number());
    }

    String earlier() {
        return "max(u.at)%s as earlier_%d".formatted(where(condition()), number());
    }

    /** All that was found, as columns of {@code k}. */
    String found() {
        return ", m%d.*".formatted(number());
    }

    /** What each measure makes of it, once {@code k} has all. */
    String raw() {
        return measures.stream().map(this::raw).collect(Collectors.joining());
    }

    private String raw(UsageMeasure measure) {
        var activeDays = "k.active_%d << %d".formatted(number(), countedDays() - measure.days());
        return ", case when %2$s then %3$s end as raw_%1$d, case when %2$s then (%4$s at time zone :zone)::date end as seen_%1$d"
                .formatted(measure.number(), latest() + " is not null and " + measure.known(), measure.raw(activeDays), latest());
    }

    private String latest() {
        return "coalesce(k.at_%1$d, k.earlier_%1$d)".formatted(number());
    }
}
