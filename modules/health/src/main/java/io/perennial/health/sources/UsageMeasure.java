package io.perennial.health.sources;

import io.perennial.health.sources.MeasureSource.Asked;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One measure of usage as fragments of SQL: the aggregates over the points {@code u} of an account and day {@code w}, and the value of the
 * aggregated row {@code k}. Names end in the measure's key.
 */
record UsageMeasure(Asked asked, Kind kind, int days) {
    enum Kind { USAGE_SUM, USAGE_ACTIVE_DAYS, USAGE_FEATURES, USAGE_TREND, SEAT_UTILISATION }

    static UsageMeasure of(Asked asked) {
        var kind = Kind.valueOf(asked.source().kind().toUpperCase(Locale.ROOT));
        return new UsageMeasure(asked, kind, Objects.requireNonNull(asked.source().days()));
    }

    int lookBack() {
        return kind == Kind.USAGE_TREND ? 2 * days : days;
    }

    /** Returns true if it compares with days before its window; then the account must be known from the first of these days. */
    boolean compares() {
        return kind == Kind.USAGE_TREND;
    }

    /** Returns the last day of those on which it must have begun to be known, counted back from the day. */
    int beganBefore() {
        return lookBack() - 1;
    }

    boolean needsSeats() {
        return kind == Kind.SEAT_UTILISATION;
    }

    boolean countsDays() {
        return kind == Kind.USAGE_ACTIVE_DAYS;
    }

    /** @param read the days of points that are read: at least this measure's window */
    List<String> sums(int read) {
        var window = read > lookBack() ? within(lookBack()) : "";
        return named(switch (kind) {
            case USAGE_SUM -> List.of("sum(u.value)" + where(window) + " as sum_#");
            case USAGE_ACTIVE_DAYS -> List.of();
            case USAGE_FEATURES -> List.of("count(distinct u.metric)" + where(window, "u.value > 0") + " as features_#");
            case USAGE_TREND -> List.of(
                    "sum(u.value)" + where(within(days)) + " as sum_#",
                    "sum(u.value)" + where(window, "u.at < w.from_" + days) + " as before_#");
            case SEAT_UTILISATION -> List.of("sum(u.value)" + where(window) + " as sum_#", "count(*)" + where(window) + " as count_#");
        });
    }

    /** Returns the condition for points of the last {@code days} days; {@code w.from_<days>} is where they begin. */
    static String within(int days) {
        return "u.at >= w.from_" + days;
    }

    /** Returns a filter clause for an aggregate with all conditions that are not empty; empty if all are. */
    static String where(String... conditions) {
        var all = SqlText.all(conditions);
        return all.isEmpty() ? "" : " filter (where " + all + ")";
    }

    /**
     * Returns the columns for the raw value and the day it was seen.
     *
     * @param latest the instant of the latest point; null if the account has no such point within a year
     * @param activeDays a bit for each of the days of its window, set if there was use on it
     */
    List<String> raw(String latest, String activeDays) {
        var known = SqlText.all(latest + " is not null", known());
        return named(List.of(
                "case when " + known + " then " + value(activeDays) + " end as raw_#",
                "case when " + known + " then (" + latest + " at time zone :zone)::date end as seen_#"));
    }

    /** Returns the further condition for a known value, once the account has such points. */
    private String known() {
        return switch (kind) {
            case USAGE_SUM, USAGE_ACTIVE_DAYS, USAGE_FEATURES -> "";
            case USAGE_TREND -> "k.before_# > 0 and k.began_#";
            case SEAT_UTILISATION -> "k.count_# > 0 and k.seats > 0";
        };
    }

    private String value(String activeDays) {
        return switch (kind) {
            case USAGE_SUM -> "coalesce(k.sum_#, 0)";
            case USAGE_ACTIVE_DAYS -> "coalesce(bit_count(" + activeDays + "), 0)::numeric";
            case USAGE_FEATURES -> "coalesce(k.features_#, 0)::numeric";
            case USAGE_TREND -> SqlNumbers.quotient("(100 * (coalesce(k.sum_#, 0) - k.before_#))", "k.before_#");
            case SEAT_UTILISATION -> SqlNumbers.quotient("(100 * k.sum_#)", "(k.count_# * k.seats)");
        };
    }

    private List<String> named(List<String> columns) {
        return columns.stream().map(asked::named).toList();
    }
}
