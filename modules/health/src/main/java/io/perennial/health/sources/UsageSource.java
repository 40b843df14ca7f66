package io.perennial.health.sources;

import io.perennial.kernel.Wording;
import io.perennial.platform.sql.BeyondSight;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures of usage, from the points themselves: there is no second store of sums, so late points are correct without further work. An
 * account is known by a metric, or by all metrics with a prefix, if it has such a point within a year; then days without a point are days
 * without use.
 */
@ApplicationScoped
@BeyondSight("Seats stand in the lines of contracts, beside prices; only their sum is told, of accounts that were chosen by sight.")
class UsageSource implements MeasureSource {
    static final String FEATURES = "usage_features";

    private static final List<SourceKind> KINDS = List.of(
            new SourceKind("usage_sum", "units", true, true, true, Wording.of(
                    "The sum of all points of the metric `of` in the last `days` days. Unknown without a point in the "
                            + "last 366 days.")),
            new SourceKind("usage_active_days", "days", true, true, true, Wording.of(
                    "The number of days among the last `days` days with a point above 0 of the metric `of`. Unknown "
                            + "without a point in the last 366 days.")),
            new SourceKind(FEATURES, "features", true, true, true, Wording.of(
                    "The number of metrics whose names begin with `of` and that have a point above 0 in the last "
                            + "`days` days. Unknown without a point in the last 366 days.")),
            new SourceKind("usage_trend", "percent", true, true, true, Wording.of(
                    "The percentage by which the sum of the last `days` days exceeds the sum of the same number of "
                            + "days before. Unknown if that sum is not above 0, or if the first point is later than the first "
                            + "of those days.")),
            new SourceKind("seat_utilisation", "percent", true, true, true, Wording.of(
                    "The average of the points of the metric `of` in the last `days` days, in percent of the seats: "
                            + "the quantity of the recurring lines of the open contracts. Unknown without a point in these days "
                            + "or without seats.")));

    /**
     * Uses {@code offset 0} so that a result is not computed again wherever it is named. The year before is read only if the points read so
     * far are empty.
     */
    private static final String LOOK =
            """
            with windows as (
                select account_id, day, ends_at,
                       $windows
                from chosen
                offset 0
            ),
            found as (
                select w.account_id, w.day,
                       $found
                from windows w
                $points
                cross join lateral (
                    select $earlier
                    from {joined accounts.usage} u
                    where ($none)
                          and u.account_id = w.account_id and ($metrics) and u.at >= w.from_366 and u.at < w.ends_at
                          and u.at >= health.day_start(:earliest::date - 365, :zone) and u.at < health.day_start(:latest::date + 1, :zone)
                ) e
                offset 0
            )
            select k.account_id, k.day,
                   $raw
            from found k
            """;

    private static final String SEATS =
            """
            (
                select sum((l.line ->> 'quantity')::numeric)
                from {beyond accounts.every_contract} t
                cross join jsonb_array_elements(accounts.lines_on(t.lines, t.versions, w.day)) l (line)
                where t.account_id = w.account_id and t.deleted_at is null and accounts.counts(t.starts_on, t.ends_on, w.day)
                      and (l.line ->> 'recurring')::boolean
            ) as seats
            """;

    @Override
    public String name() {
        return "usage";
    }

    @Override
    public List<SourceKind> kinds() {
        return KINDS;
    }

    @Override
    public Optional<String> permission() {
        return Optional.of("usage:read");
    }

    @Override
    public Raw raw(List<Asked> asked) {
        var points = UsagePoints.of(asked);
        var values = new HashMap<String, Object>();
        points.forEach(of -> values.putAll(of.values()));
        return new Raw(look(points), values);
    }

    private static String look(List<UsagePoints> points) {
        return SqlText.fill(LOOK, Map.of(
                "windows", windows(points),
                "found", found(points),
                "points", joined(points, "\n", UsagePoints::read),
                "earlier", joined(points, ",\n", UsagePoints::earlier),
                "none", joined(points, " or ", UsagePoints::none),
                "metrics", joined(points, " or ", UsagePoints::condition),
                "raw", SqlText.columns(points.stream().flatMap(UsagePoints::raw).toList())));
    }

    private static String windows(List<UsagePoints> points) {
        var lengths = points.stream().map(UsagePoints::windows).flatMap(Set::stream).distinct().sorted();
        return SqlText
                .columns(lengths.map(length -> "health.day_start(day - %d, :zone) as from_%d".formatted(length - 1, length)).toList());
    }

    private static String found(List<UsagePoints> points) {
        var found = points.stream().map(UsagePoints::found);
        var seats = points.stream().anyMatch(UsagePoints::needSeats) ? Stream.of(SEATS.strip()) : Stream.<String>empty();
        return SqlText.columns(Stream.concat(found, seats).toList());
    }

    private static String joined(List<UsagePoints> points, String between, Function<UsagePoints, String> text) {
        return points.stream().map(text).collect(Collectors.joining(between));
    }
}
