package io.perennial.health.sources;

import java.util.List;
import java.util.Map;

/**
 * Knows something of accounts that can be measured. A module contributes one as a CDI bean; health asks it without knowing
 * what it is, for many accounts and days in one statement.
 */
public interface MeasureSource {
    /** What its look at the rows is called in a statement: lower-case letters and underscores. */
    String name();

    /** What it answers for; no two sources share a kind. */
    List<SourceKind> kinds();

    /**
     * The SQL of the raw values, for all that a scorecard asks of this source, so that one look at the rows answers all of it.
     * It reads the table expression {@code chosen}, whose rows are the accounts and days in question: {@code account_id uuid},
     * {@code day date}, and {@code ends_at timestamptz}, the instant at which that day is over in the tenant's zone. It selects
     * {@code account_id}, {@code day} and for each asked one {@code raw_<key> numeric} and {@code seen_<key> date}, the
     * local day of the latest fact that the value rests on: both null, or no row at all, where nothing is known. Only facts
     * before {@code ends_at} count.
     *
     * <p>The parameters {@code :zone} (the tenant's), {@code :earliest} and {@code :latest} (the first and last day chosen) are there
     * for bounds that spare partitions; whatever else it needs it gives as values. It looks rows up account by account, in a
     * {@code lateral} of which the planner cannot make a join: how many accounts are chosen it may believe to be one.
     */
    Raw raw(List<Asked> asked);

    /** @param key the measure's, which no other one of the scorecard has: lower-case letters, digits and underscores */
    record Asked(String key, Source source) {
        /** Writes the key for each {@code #}. */
        String named(String text) {
            return text.replace("#", key);
        }
    }

    /** @param values by names that end in the key of the measure, so that no two sources use the same */
    record Raw(String sql, Map<String, Object> values) {}
}
