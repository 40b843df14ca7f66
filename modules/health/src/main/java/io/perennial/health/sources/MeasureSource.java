package io.perennial.health.sources;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A source of measurable facts about accounts. A module contributes one as a CDI bean. Health queries it for many accounts and days in one
 * statement, and does not know what it measures.
 */
public interface MeasureSource {
    /** Returns the name of its table expression in a statement: lower-case letters and underscores. */
    String name();

    /** Returns the kinds that it measures; no two sources share a kind. */
    List<SourceKind> kinds();

    /** Returns what a caller needs, besides {@code health:read}, to read the raw values; empty if it needs nothing else. */
    default Optional<String> permission() {
        return Optional.empty();
    }

    /**
     * Returns the SQL of the raw values for all measures that a scorecard asks of this source, so that one table expression answers them
     * all. It reads the table expression {@code chosen}, whose rows are the accounts and days in question: {@code account_id uuid},
     * {@code day date}, and {@code ends_at timestamptz}, the instant at which that day ends in the tenant's zone. It selects
     * {@code account_id}, {@code day} and for each asked measure {@code raw_<key> numeric} and {@code seen_<key> date}, the local day of
     * the latest fact behind the value. Both are null, or there is no row, if nothing is known. Only facts before {@code ends_at} count.
     *
     * <p>The parameters {@code :zone} (the tenant's), {@code :earliest} and {@code :latest} (the first and last day chosen) allow bounds
     * that exclude partitions; the source gives any other parameter as a value. It finds rows account by account, in a {@code lateral} that
     * the planner cannot turn into a join, because the planner may estimate that only one account is chosen.
     */
    Raw raw(List<Asked> asked);

    /** @param key of the measure, unique in the scorecard: lower-case letters, digits and underscores */
    record Asked(String key, Source source) {
        /** Returns the text with the key in place of each {@code #}. */
        String named(String text) {
            return text.replace("#", key);
        }
    }

    /** @param values the parameters; their names end in the key of the measure, so that no two sources use the same name */
    record Raw(String sql, Map<String, Object> values) {}
}
