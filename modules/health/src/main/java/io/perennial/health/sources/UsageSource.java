package io.perennial.health.sources;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the points of usage say, read as they came: no second store of sums, so that late points are right by themselves. An account
 * is known by a metric that it has a point of within a year; then days without a point are days without use.
 */
@ApplicationScoped
class UsageSource implements MeasureSource {
    private static final List<SourceKind> KINDS = List.of(
            new SourceKind("usage_sum", "units", true, true),
            new SourceKind("usage_active_days", "days", true, true),
            new SourceKind("usage_features", "features", true, true),
            new SourceKind("usage_trend", "percent", true, true),
            new SourceKind("seat_utilisation", "percent", true, true));

    private static final String SEATS =
            """
            , (select sum((l.line ->> 'quantity')::numeric)
               from {accounts.contract} t cross join jsonb_array_elements(t.lines) l (line)
               where t.account_id = g.account_id and t.deleted_at is null and accounts.counts(t.starts_on, t.ends_on, g.day)
                     and (l.line ->> 'recurring')::boolean) as seats
            """;

    /**
     * The points of the longest window that is asked for, and no more: most accounts show in it that they are known. The days without
     * any point come out of it too, so that nothing is joined to it, and no wrong guess at its size can make it run more than once.
     */
    private static final String SUMS =
            """
            select w.account_id, w.day%s
            from (%s) w
            left join {accounts.usage_point} u
                 on u.account_id = w.account_id and u.at >= w.from_%3$d and u.at < w.ends_at
                 and u.account_id between :first and :last
                 and u.at >= health.day_start(:earliest::date - %4$d, :zone) and u.at < health.day_start(:latest::date + 1, :zone)
                 and (%5$s)
            group by w.account_id, w.day
            """;

    /** Asked only of those without a point in the longest window. */
    private static final String EARLIER =
            """
            (select max(u.at) from {accounts.usage_point} u
             where u.account_id = g.account_id and %1$s
                   and u.at >= health.day_start(g.day - %2$d, :zone) and u.at < health.day_start(g.day - %3$d, :zone)
                   and u.at >= health.day_start(:earliest::date - %2$d, :zone) and u.at < health.day_start(:latest::date - %3$d, :zone))
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
        int longest = longest(measures);
        return "select g.account_id, g.day" + each(measures, measure -> latest(measure, longest) + measure.summed())
                + (measures.stream().anyMatch(UsageMeasure::needsSeats) ? SEATS : "")
                + " from (" + sums(measures, longest) + ") g offset 0";
    }

    private static String latest(UsageMeasure measure, int longest) {
        var found = "g.at_" + measure.number();
        var earlier = EARLIER.formatted(measure.points(), UsageMeasure.KNOWN_FOR - 1, longest - 1);
        return ", " + (longest >= UsageMeasure.KNOWN_FOR ? found : "coalesce(" + found + ", " + earlier + ")") + " as at_" + measure.number();
    }

    private static String sums(List<UsageMeasure> measures, int longest) {
        var points = measures.stream().map(UsageMeasure::points).distinct().collect(Collectors.joining(" or "));
        return SUMS.formatted(each(measures, measure -> measure.sums(longest)), windows(measures), longest, longest - 1, points);
    }

    private static String windows(List<UsageMeasure> measures) {
        var lengths = new TreeSet<Integer>();
        measures.forEach(measure -> lengths.addAll(measure.windows()));
        return lengths.stream()
                .map(length -> ", health.day_start(day - %d, :zone) as from_%d".formatted(length - 1, length))
                .collect(Collectors.joining("", "select account_id, day, ends_at", " from chosen offset 0"));
    }

    private static int longest(List<UsageMeasure> measures) {
        return measures.stream().mapToInt(UsageMeasure::lookBack).max().orElse(1);
    }

    private static String each(List<UsageMeasure> measures, Function<UsageMeasure, String> text) {
        return measures.stream().map(text).collect(Collectors.joining());
    }
}
