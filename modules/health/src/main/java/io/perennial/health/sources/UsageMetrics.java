package io.perennial.health.sources;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What usage is measured of: one metric, or all whose names begin alike.
 *
 * @param name of the metric, or what the names begin with
 */
record UsageMetrics(String name, boolean many) {
    private static final String ALL_THAT_BEGIN_SO = "*";

    /** Features are always all that begin so, whether that is said or not. */
    static UsageMetrics of(Source source) {
        var of = Objects.requireNonNull(source.of());
        var beginning = of.endsWith(ALL_THAT_BEGIN_SO) ? of.substring(0, of.length() - 1) : of;
        return new UsageMetrics(beginning, source.kind().equals(UsageSource.FEATURES) || !beginning.equals(of));
    }

    /** The condition on points {@code u} to be of these. */
    String points(int number) {
        return (many ? "(u.metric >= :of_%1$d and u.metric < :until_%1$d)" : "u.metric = :of_%1$d").formatted(number);
    }

    Map<String, Object> values(int number) {
        var values = new HashMap<String, Object>(Map.of("of_" + number, name));
        if (many) values.put("until_" + number, behindAllThatBeginSo());
        return values;
    }

    /** Under row-level security no index is used to look for a beginning, but one is for what lies between two texts. */
    private String behindAllThatBeginSo() {
        int last = name.length() - 1;
        return name.substring(0, last) + (char) (name.charAt(last) + 1);
    }
}
