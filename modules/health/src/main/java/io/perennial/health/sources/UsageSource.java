package io.perennial.health.sources;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the points of usage say, read as they came: no second store of sums, so that late points are right by themselves. An account
 * is known by a metric, or by all whose names begin alike, that it has a point of within a year; then days without a point are days without use.
 */
@ApplicationScoped
class UsageSource implements MeasureSource {
    private static final List<SourceKind> KINDS = List.of(
            new SourceKind("usage_sum", "units", true, true, true),
            new SourceKind("usage_active_days", "days", true, true, true),
            new SourceKind("usage_features", "features", true, true, true),
            new SourceKind("usage_trend", "percent", true, true, true),
            new SourceKind("seat_utilisation", "percent", true, true, true));

    private static final String SEATS =
            """
            , (select sum((l.line ->> 'quantity')::numeric)
               from {accounts.contract} t cross join jsonb_array_elements(t.lines) l (line)
               where t.account_id = w.account_id and t.deleted_at is null and accounts.counts(t.starts_on, t.ends_on, w.day)
                     and (l.line ->> 'recurring')::boolean) as seats
            """;

    /**
     * The points of one measure's window, and no more: most accounts show in it that they are known. For each account and day by itself,
     * one stretch of the index after the other, so that nothing is sorted or kept, however many there are. What is said of
     * {@code :earliest} and {@code :latest} leaves out the months that none of them touches.
     */
    private static final String POINTS =
            """
            cross join lateral (
                select %s from {accounts.usage_point} u
                where u.account_id = w.account_id and %s and u.at >= w.from_%d and u.at < w.ends_at
                      and u.at >= health.day_start(:earliest::date - %d, :zone) and u.at < health.day_start(:latest::date + 1, :zone)) m%d
            """;

    /** The year before, only where a window has no point. */
    private static final String EARLIER =
            """
            cross join lateral (
                select %s from {accounts.usage_point} u
                where (%s) and u.account_id = w.account_id and (%s) and u.at >= w.from_366 and u.at < w.ends_at
                      and u.at >= health.day_start(:earliest::date - 365, :zone) and u.at < health.day_start(:latest::date + 1, :zone)) e
            """;

    @Override
    public List<SourceKind> kinds() {
        return KINDS;
    }

    @Override
    public Raw raw(List<Asked> asked) {
        var measures = asked.stream().map(UsageMeasure::of).toList();
        var values = new HashMap<String, Object>();
        measures.forEach(measure -> values.putAll(measure.values()));
        return new Raw("select k.account_id, k.day" + each(measures, UsageSource::raw) + " from (" + summed(measures) + ") k", values);
    }

    private static String raw(UsageMeasure measure) {
        return ", case when %1$s then %2$s end as raw_%3$d, case when %1$s then (k.at_%3$d at time zone :zone)::date end as seen_%3$d"
                .formatted(measure.known(), measure.raw(), measure.number());
    }

    /** With {@code offset 0} what was worked out is not worked out again wherever it is named. */
    private static String summed(List<UsageMeasure> measures) {
        return "select w.account_id, w.day" + each(measures, UsageSource::latest)
                + (measures.stream().anyMatch(UsageMeasure::needsSeats) ? SEATS : "")
                + " from (" + windows(measures) + ") w " + each(measures, UsageSource::points) + earlier(measures) + " offset 0";
    }

    private static String latest(UsageMeasure measure) {
        return ", coalesce(m%1$d.at_%1$d, e.at_%1$d) as at_%1$d%2$s".formatted(measure.number(), measure.summed());
    }

    private static String points(UsageMeasure measure) {
        return POINTS.formatted(measure.sums(), measure.points(), measure.lookBack(), measure.lookBack() - 1, measure.number());
    }

    private static String earlier(List<UsageMeasure> measures) {
        return EARLIER.formatted(
                joined(measures, ", ", measure -> "max(u.at) filter (where %s) as at_%d".formatted(measure.points(), measure.number())),
                joined(measures, " or ", measure -> "m%1$d.at_%1$d is null".formatted(measure.number())),
                joined(measures, " or ", UsageMeasure::points));
    }

    private static String windows(List<UsageMeasure> measures) {
        var lengths = new TreeSet<Integer>();
        measures.forEach(measure -> lengths.addAll(measure.windows()));
        return lengths.stream()
                .map(length -> ", health.day_start(day - %d, :zone) as from_%d".formatted(length - 1, length))
                .collect(Collectors.joining("", "select account_id, day, ends_at", " from chosen offset 0"));
    }

    private static String joined(List<UsageMeasure> measures, String between, Function<UsageMeasure, String> text) {
        return measures.stream().map(text).distinct().collect(Collectors.joining(between));
    }

    private static String each(List<UsageMeasure> measures, Function<UsageMeasure, String> text) {
        return measures.stream().map(text).collect(Collectors.joining());
    }
}
