package io.perennial.health.sources;

import io.perennial.health.sources.MeasureSource.Asked;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The metrics of a measure: one metric, or all with a common prefix.
 *
 * @param name of the metric, or the prefix
 */
record UsageMetrics(String name, boolean many) {
    private static final String ALL_THAT_BEGIN_SO = "*";

    /** Returns the metrics of a source. For features, the name is always a prefix, with or without {@code *}. */
    static UsageMetrics of(Source source) {
        var of = Objects.requireNonNull(source.of());
        var beginning = of.endsWith(ALL_THAT_BEGIN_SO) ? of.substring(0, of.length() - 1) : of;
        return new UsageMetrics(beginning, source.kind().equals(UsageSource.FEATURES) || !beginning.equals(of));
    }

    /**
     * Returns the condition that selects the points {@code u} of these metrics.
     *
     * @param first of the measures of these metrics; its key is in the names of the parameters
     */
    String points(Asked first) {
        return first.named(many ? "u.metric >= :of_# and u.metric < :until_#" : "u.metric = :of_#");
    }

    Map<String, Object> values(Asked first) {
        var values = new HashMap<String, Object>(Map.of(first.named("of_#"), name));
        if (many) values.put(first.named("until_#"), behindAllThatBeginSo());
        return values;
    }

    /**
     * Returns the upper bound of the names with the prefix. Row-level security prevents an index for a prefix search, but not for a range.
     */
    private String behindAllThatBeginSo() {
        int last = name.length() - 1;
        return name.substring(0, last) + (char) (name.charAt(last) + 1);
    }
}
