package io.perennial.health.sources;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the points of usage say, read as they came: no second store of sums, so that late points are right by themselves. An account
 * is known by a metric, or by all whose names begin alike, that it has a point of within a year; then days without a point are days without use.
 */
@ApplicationScoped
class UsageSource implements MeasureSource {
    static final String FEATURES = "usage_features";

    private static final List<SourceKind> KINDS = List.of(
            new SourceKind("usage_sum", "units", true, true, true),
            new SourceKind("usage_active_days", "days", true, true, true),
            new SourceKind(FEATURES, "features", true, true, true),
            new SourceKind("usage_trend", "percent", true, true, true),
            new SourceKind("seat_utilisation", "percent", true, true, true));

    private static final String SEATS =
            """
            , (select sum((l.line ->> 'quantity')::numeric)
               from {accounts.every_contract} t cross join jsonb_array_elements(t.lines) l (line)
               where t.account_id = w.account_id and t.deleted_at is null and accounts.counts(t.starts_on, t.ends_on, w.day)
                     and (l.line ->> 'recurring')::boolean) as seats
            """;

    /** The year before, only where what was read has no point. */
    private static final String EARLIER =
            """
            cross join lateral (
                select %s from {accounts.usage} u
                where (%s) and u.account_id = w.account_id and (%s) and u.at >= w.from_366 and u.at < w.ends_at
                      and u.at >= health.day_start(:earliest::date - 365, :zone) and u.at < health.day_start(:latest::date + 1, :zone)) e
            """;

    @Override
    public List<SourceKind> kinds() {
        return KINDS;
    }

    @Override
    public Raw raw(List<Asked> asked) {
        var points = UsagePoints.of(asked);
        var values = new HashMap<String, Object>();
        points.forEach(of -> values.putAll(of.values()));
        return new Raw("select k.account_id, k.day" + each(points, UsagePoints::raw) + " from (" + found(points) + ") k", values);
    }

    /** With {@code offset 0} what was worked out is not worked out again wherever it is named. */
    private static String found(List<UsagePoints> points) {
        return "select w.account_id, w.day, e.*" + each(points, UsagePoints::found)
                + (points.stream().anyMatch(UsagePoints::needSeats) ? SEATS : "")
                + " from (" + windows(points) + ") w " + each(points, UsagePoints::read) + earlier(points) + " offset 0";
    }

    private static String earlier(List<UsagePoints> points) {
        return EARLIER.formatted(
                joined(points, ", ", UsagePoints::earlier), joined(points, " or ", UsagePoints::none), joined(points, " or ", UsagePoints::condition));
    }

    private static String windows(List<UsagePoints> points) {
        return points.stream().map(UsagePoints::windows).flatMap(Set::stream).distinct().sorted()
                .map(length -> ", health.day_start(day - %d, :zone) as from_%d".formatted(length - 1, length))
                .collect(Collectors.joining("", "select account_id, day, ends_at", " from chosen offset 0"));
    }

    private static String joined(List<UsagePoints> points, String between, Function<UsagePoints, String> text) {
        return points.stream().map(text).collect(Collectors.joining(between));
    }

    private static String each(List<UsagePoints> points, Function<UsagePoints, String> text) {
        return joined(points, "", text);
    }
}
