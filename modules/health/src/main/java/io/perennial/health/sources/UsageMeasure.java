package io.perennial.health.sources;

import io.perennial.health.sources.MeasureSource.Asked;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One measure of usage, in pieces of SQL: what is added up over the points {@code u} of an account and day {@code w}, and what that
 * makes, {@code k}, once it is added up. Names end in the measure's number.
 */
record UsageMeasure(int number, Kind kind, int days) {
    enum Kind { USAGE_SUM, USAGE_ACTIVE_DAYS, USAGE_FEATURES, USAGE_TREND, SEAT_UTILISATION }

    static UsageMeasure of(Asked asked) {
        var kind = Kind.valueOf(asked.source().kind().toUpperCase(Locale.ROOT));
        return new UsageMeasure(asked.number(), kind, Objects.requireNonNull(asked.source().days()));
    }

    int lookBack() {
        return kind == Kind.USAGE_TREND ? 2 * days : days;
    }

    boolean needsSeats() {
        return kind == Kind.SEAT_UTILISATION;
    }

    boolean countsDays() {
        return kind == Kind.USAGE_ACTIVE_DAYS;
    }

    /** @param read how many days of points are read: those that this measure looks at, and perhaps earlier ones */
    String sums(int read) {
        var window = read > lookBack() ? within(lookBack()) : "";
        return numbered(switch (kind) {
            case USAGE_SUM -> ", sum(u.value)" + where(window) + " as sum_#";
            case USAGE_ACTIVE_DAYS -> "";
            case USAGE_FEATURES -> ", count(distinct u.metric)" + where(window, "u.value > 0") + " as features_#";
            case USAGE_TREND -> ", sum(u.value)" + where(within(days)) + " as sum_#, sum(u.value)" + where(window, "u.at < w.from_" + days) + " as before_#";
            case SEAT_UTILISATION -> ", sum(u.value)" + where(window) + " as sum_#, count(*)" + where(window) + " as count_#";
        });
    }

    /** The points of the last so many days: {@code w.from_<days>} is where they begin. */
    static String within(int days) {
        return "u.at >= w.from_" + days;
    }

    /** What is added up of the points is what meets all conditions, of those that there are. */
    static String where(String... conditions) {
        var all = Stream.of(conditions).filter(Predicate.not(String::isEmpty)).collect(Collectors.joining(" and "));
        return all.isEmpty() ? "" : " filter (where " + all + ")";
    }

    /** What must hold, once the account is known by such points at all. */
    String known() {
        return numbered(switch (kind) {
            case USAGE_SUM, USAGE_ACTIVE_DAYS, USAGE_FEATURES -> "true";
            case USAGE_TREND -> "k.before_# > 0";
            case SEAT_UTILISATION -> "k.count_# > 0 and k.seats > 0";
        });
    }

    /** @param activeDays a bit for each of the days of its window, set if there was use on it */
    String raw(String activeDays) {
        return numbered(switch (kind) {
            case USAGE_SUM -> "coalesce(k.sum_#, 0)";
            case USAGE_ACTIVE_DAYS -> "coalesce(bit_count(" + activeDays + "), 0)::numeric";
            case USAGE_FEATURES -> "coalesce(k.features_#, 0)::numeric";
            case USAGE_TREND -> SqlNumbers.quotient("(100 * (coalesce(k.sum_#, 0) - k.before_#))", "k.before_#");
            case SEAT_UTILISATION -> SqlNumbers.quotient("(100 * k.sum_#)", "(k.count_# * k.seats)");
        });
    }

    private String numbered(String text) {
        return text.replace("#", Integer.toString(number));
    }
}
