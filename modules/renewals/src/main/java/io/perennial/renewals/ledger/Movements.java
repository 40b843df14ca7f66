package io.perennial.renewals.ledger;

import io.perennial.platform.Sql;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What moved in each period of some days, and what there was before the first of them, summed by the database. */
record Movements(KnownEntries entries, @Nullable Grouping grouping) {
    /**
     * @param period which of the periods, from 1; 0 for what there was before the first one
     * @param kind none for what there was before
     */
    record Moved(@Nullable String key, int period, @Nullable EntryKind kind, BigDecimal mrr, BigDecimal arr) {}

    /**
     * The period is looked for among their first days: that is much cheaper for a million entries than to work it out from each one's date. The
     * days are read from their texts once, by a query of their own, and not for each entry.
     */
    private static final String MOVED =
            """
            select %1$s as key, 0 as period, null::text as kind, sum(e.mrr) as mrr, sum(e.arr) as arr
            from %2$s
            group by 1
            union all
            select %1$s, width_bucket(e.effective_on, (select :starts::date[])), e.kind, sum(e.mrr), sum(e.arr)
            from %3$s
            where e.effective_on >= :from and e.effective_on < :to
            group by 1, 2, 3
            """;
    private static final String WITH_ACCOUNT = " join {accounts.account} a on a.id = e.account_id";

    /** @param starts the first days of the periods */
    List<Moved> during(List<LocalDate> starts, LocalDate to, Sql sql) {
        var from = starts.getFirst();
        var values = entries.values(Map.of(
                "from", from, "to", to, "before", from.minusDays(1), "starts", starts.stream().map(LocalDate::toString).toArray(String[]::new)));
        return sql.list(Moved.class, MOVED.formatted(grouping == null ? "null::text" : grouping.key(), before(), moving()), values);
    }

    private boolean isByProduct() {
        return grouping == Grouping.PRODUCT;
    }

    private String before() {
        if (isByProduct()) return "(select * from " + source() + " where e.effective_on < :from) e";
        return entries.balances(":before") + " e" + (grouping == null ? "" : WITH_ACCOUNT);
    }

    private String moving() {
        return source() + (grouping == null || isByProduct() ? "" : WITH_ACCOUNT);
    }

    /** The tally knows products, but no accounts. */
    private String source() {
        var tallied = entries.areAll() && (grouping == null || isByProduct());
        return "(select * from " + (tallied ? "{renewals.ledger_tally}" : "{renewals.ledger_entry}") + " e where true" + entries.only() + ") e";
    }
}
