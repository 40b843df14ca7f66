package io.perennial.health.sources;

import io.perennial.health.sources.MeasureSource.Asked;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * One measure of usage, in pieces of SQL: what is added up over the points {@code u} of an account and day {@code w}, and what that
 * makes, {@code k}, once it is added up. Names end in the measure's number.
 *
 * @param of a metric's name, or the beginning of many
 */
record UsageMeasure(int number, Kind kind, String of, boolean many, int days) {
    /** How far back a point makes an account one of which this is known, the day itself included. */
    static final int KNOWN_FOR = 366;

    private static final String ALL_THAT_BEGIN_SO = "*";

    enum Kind { USAGE_SUM, USAGE_ACTIVE_DAYS, USAGE_FEATURES, USAGE_TREND, SEAT_UTILISATION }

    static UsageMeasure of(Asked asked) {
        var source = asked.source();
        var kind = Kind.valueOf(source.kind().toUpperCase(Locale.ROOT));
        var of = Objects.requireNonNull(source.of());
        var beginning = of.endsWith(ALL_THAT_BEGIN_SO) ? of.substring(0, of.length() - 1) : of;
        boolean many = kind == Kind.USAGE_FEATURES || !beginning.equals(of);
        return new UsageMeasure(asked.number(), kind, beginning, many, Objects.requireNonNull(source.days()));
    }

    int lookBack() {
        return kind == Kind.USAGE_TREND ? 2 * days : days;
    }

    boolean needsSeats() {
        return kind == Kind.SEAT_UTILISATION;
    }

    /** The lengths of the windows: {@code w.from_<length>} is where each begins. */
    TreeSet<Integer> windows() {
        return new TreeSet<>(List.of(days, lookBack(), KNOWN_FOR));
    }

    String points() {
        return numbered(many ? "(u.metric >= :of_# and u.metric < :until_#)" : "u.metric = :of_#");
    }

    /** The latest of the points, and what is added up over them. */
    String sums() {
        var latest = lookBack() > KNOWN_FOR ? "max(u.at) filter (where u.at >= w.from_" + KNOWN_FOR + ")" : "max(u.at)";
        return numbered(latest + " as at_#" + switch (kind) {
            case USAGE_SUM -> ", sum(u.value) as sum_#";
            case USAGE_ACTIVE_DAYS -> ", bit_or(1::bit(%d) << (w.day - (u.at at time zone :zone)::date)) filter (where u.value > 0) as days_#".formatted(days);
            case USAGE_FEATURES -> ", count(distinct u.metric) filter (where u.value > 0) as features_#";
            case USAGE_TREND -> ", sum(u.value) filter (where u.at >= w.from_%1$d) as sum_#, sum(u.value) filter (where u.at < w.from_%1$d) as before_#".formatted(days);
            case SEAT_UTILISATION -> ", sum(u.value) as sum_#, count(*) as count_#";
        });
    }

    /** What is taken over from the sums as it is. */
    String summed() {
        return numbered(switch (kind) {
            case USAGE_SUM -> ", m#.sum_#";
            case USAGE_ACTIVE_DAYS -> ", m#.days_#";
            case USAGE_FEATURES -> ", m#.features_#";
            case USAGE_TREND -> ", m#.sum_#, m#.before_#";
            case SEAT_UTILISATION -> ", m#.sum_#, m#.count_#";
        });
    }

    String known() {
        return numbered(switch (kind) {
            case USAGE_SUM, USAGE_ACTIVE_DAYS, USAGE_FEATURES -> "k.at_# is not null";
            case USAGE_TREND -> "k.at_# is not null and k.before_# > 0";
            case SEAT_UTILISATION -> "k.count_# > 0 and k.seats > 0";
        });
    }

    String raw() {
        return numbered(switch (kind) {
            case USAGE_SUM -> "coalesce(k.sum_#, 0)";
            case USAGE_ACTIVE_DAYS -> "coalesce(bit_count(k.days_#), 0)::numeric";
            case USAGE_FEATURES -> "coalesce(k.features_#, 0)::numeric";
            case USAGE_TREND -> SqlNumbers.quotient("(100 * (coalesce(k.sum_#, 0) - k.before_#))", "k.before_#");
            case SEAT_UTILISATION -> SqlNumbers.quotient("(100 * k.sum_#)", "(k.count_# * k.seats)");
        });
    }

    Map<String, Object> values() {
        var values = new HashMap<String, Object>(Map.of("of_" + number, of));
        if (many) values.put("until_" + number, behindAllThatBeginWith(of));
        return values;
    }

    /** Under row-level security no index is used to look for a beginning, but one is for what lies between two texts. */
    private static String behindAllThatBeginWith(String beginning) {
        var last = beginning.length() - 1;
        return beginning.substring(0, last) + (char) (beginning.charAt(last) + 1);
    }

    private String numbered(String text) {
        return text.replace("#", Integer.toString(number));
    }
}
