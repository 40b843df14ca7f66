package io.perennial.renewals.ledger;

import io.perennial.platform.sql.Sql;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What moved in each period of some days, and what there was before the first of them, summed by the database. */
record Movements(KnownEntries entries, @Nullable Grouping grouping) {
    /**
     * @param key none where nothing is told apart
     * @param period which of the periods, from 1; 0 for what there was before the first one
     */
    record Moved(@Nullable String key, int period, EntryKind kind, BigDecimal mrr, BigDecimal arr, long customers) {}

    /**
     * The period is looked for among their first days: that is much cheaper for very many than to work it out from each one's date. The days
     * are read from their texts once, by a query of their own, and not for each row.
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
            from {renewals.ledger_tally} e
            where e.grouped_by = :groupedBy and e.effective_on < :to %s
            """;

    /** Accounts are told apart as the tally does it, or what was recorded since would be taken from another group. */
    private static final String ENTERED =
            """
            select %1$s as key, e.effective_on, e.kind, %2$se.mrr, %2$se.arr, %2$se.customers
            from {renewals.ledger_entry} e
            join {renewals.ledger_account} l on l.account_id = e.account_id
            where e.effective_on < :to %3$s
            """;

    /** @param starts the first days of the periods */
    List<Moved> during(List<LocalDate> starts, LocalDate to, Sql sql) {
        var values = new HashMap<String, Object>(Map.of(
                "to", to, "starts", starts.stream().map(LocalDate::toString).toArray(String[]::new), "groupedBy", tallied().told()));
        return sql.list(Moved.class, MOVED.formatted(grouping == null ? "null::text" : "m.key", source()), entries.values(values));
    }

    /** Of products there are few. */
    private Grouping tallied() {
        return grouping == null ? Grouping.PRODUCT : grouping;
    }

    private String source() {
        if (!entries.areTallied()) return ENTERED.formatted(tallied().key(), "", entries.only());
        var now = TALLIED.formatted(entries.onlyBooks());
        return entries.areKnownThen() ? now + "union all\n" + ENTERED.formatted(tallied().key(), "-", entries.since()) : now;
    }
}
