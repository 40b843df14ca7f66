package io.perennial.renewals.ledger;

import io.perennial.platform.sql.Sql;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the movements in each period, and the sums before the first one, summed by the database. */
record Movements(KnownEntries entries, @Nullable Grouping grouping) {
    /**
     * @param key null without a grouping
     * @param period the number of the period, from 1; 0 for all before the first one
     */
    record Moved(@Nullable String key, int period, EntryKind kind, BigDecimal mrr, BigDecimal arr, long customers) {}

    /**
     * Finds the period among the first days, which for many rows is much cheaper than computing it from each date. A subquery parses the
     * texts of the days once instead of once per row.
     */
    private static final String MOVED =
            """
            select %s as key, width_bucket(m.effective_on, (select :starts::date[])) as period, m.kind,
                   sum(m.mrr) as mrr, sum(m.arr) as arr, sum(m.customers) as customers
            from (%s) m
            group by 1, 2, 3
            having (sum(m.mrr), sum(m.arr), sum(m.customers)) <> (0, 0, 0)
            """;

    private static final String TALLIED =
            """
            select e.key, e.effective_on, e.kind, e.mrr, e.arr, e.customers
            from {whole renewals.ledger_tally} e
            where e.grouped_by = :groupedBy and e.effective_on < :to %s
            """;

    /** Groups accounts as the tally does. Otherwise what was recorded since would be subtracted from another group. */
    private static final String ENTERED =
            """
            select %1$s as key, e.effective_on, e.kind, %2$se.mrr, %2$se.arr, %2$se.customers
            from {renewals.visible_entry} e
            join {joined renewals.ledger_account} l on l.account_id = e.account_id
            where e.effective_on < :to %3$s
            """;

    /** @param starts the first days of the periods, in ascending order */
    List<Moved> during(List<LocalDate> starts, LocalDate to, Sql sql) {
        var values = new HashMap<String, Object>(Map.of(
                "to", to, "starts", starts.stream().map(LocalDate::toString).toArray(String[]::new), "groupedBy", tallied().told()));
        return sql.list(Moved.class, MOVED.formatted(grouping == null ? "null::text" : "m.key", source()), entries.values(values));
    }

    /** Returns the grouping to read in the tally: without one, by product, because there are few products. */
    private Grouping tallied() {
        return grouping == null ? Grouping.PRODUCT : grouping;
    }

    private String source() {
        if (!entries.areTallied()) return ENTERED.formatted(tallied().key(), "", entries.only());
        var now = TALLIED.formatted(entries.onlyBooks());
        return entries.areKnownThen() ? now + "union all\n" + ENTERED.formatted(tallied().key(), "-", entries.since()) : now;
    }
}
