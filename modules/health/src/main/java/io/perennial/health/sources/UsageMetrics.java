package io.perennial.health.sources;

import io.perennial.health.sources.MeasureSource.Asked;
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

    /**
     * The condition on points {@code u} to be of these.
     *
     * @param first of the measures that look at them, whose key is in the names of the parameters
     */
    String points(Asked first) {
        return first.named(many ? "u.metric >= :of_# and u.metric < :until_#" : "u.metric = :of_#");
    }

    Map<String, Object> values(Asked first) {
        var values = new HashMap<String, Object>(Map.of(first.named("of_#"), name));
        if (many) values.put(first.named("until_#"), behindAllThatBeginSo());
        return values;
    }

    /** Under row-level security no index is used to look for a beginning, but one is for what lies between two texts. */
    private String behindAllThatBeginSo() {
        int last = name.length() - 1;
        return name.substring(0, last) + (char) (name.charAt(last) + 1);
    }
}
