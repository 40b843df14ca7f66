package io.perennial.renewals.ledger;

import io.perennial.platform.sql.Sql;
import io.perennial.renewals.ledger.PlainContract.Worth;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares the tally and the balances with the entries. */
record KeptSums(String books, Sql sql) {
    private static final String TALLY =
            """
            select count(*)
            from (select grouped_by, effective_on, books, kind, key, mrr, arr, customers
                  from {whole renewals.ledger_tally}
                  where (mrr, arr, customers) <> (0, 0, 0)) t
            full join (
                select g.grouped_by, e.effective_on, e.books, e.kind, coalesce(g.key, '') as key,
                       sum(e.mrr) as mrr, sum(e.arr) as arr, sum(e.customers) as customers
                from {whole renewals.ledger_entry} e
                join {whole accounts.every_account} a on a.id = e.account_id
                cross join lateral (values ('product', e.product), ('segment', a.segment), ('tier', a.tier), ('owner', a.owner_id::text)) g (grouped_by, key)
                group by 1, 2, 3, 4, 5
                having (sum(e.mrr), sum(e.arr), sum(e.customers)) <> (0, 0, 0)) s
            using (grouped_by, effective_on, books, kind, key)
            where (t.mrr, t.arr, t.customers) is distinct from (s.mrr, s.arr, s.customers)
            """;
    private static final String CUSTOMERS =
            """
            select count(*)
            from (select sum(mrr) over until as mrr, sum(customers) over until as customers
                  from {whole renewals.ledger_entry}
                  where books = :books
                  window until as (partition by account_id order by effective_on)) d
            where customers <> (mrr > 0)::integer
            """;
    private static final String BALANCES =
            "select since, nullif(until, 'infinity') as until, mrr, arr from {whole renewals.ledger_balance} where account_id = :account and books = :books";

    record Balance(LocalDate since, @Nullable LocalDate until, BigDecimal mrr, BigDecimal arr) {
        boolean holds(LocalDate day) {
            return !day.isBefore(since) && (until == null || day.isBefore(until));
        }
    }

    /** Returns the number of sums in the tally that differ from the entries, by the present groups of the accounts. */
    long wrong() {
        return sql.number(TALLY, Map.of());
    }

    /** Returns the number of days of accounts on which the entries count a customer without MRR, or none despite MRR. */
    long miscounted() {
        return sql.number(CUSTOMERS, Map.of("books", books));
    }

    List<Balance> balances(UUID account) {
        return sql.list(Balance.class, BALANCES, Map.of("account", account, "books", books));
    }

    static Worth on(List<Balance> balances, LocalDate day) {
        return balances.stream().filter(balance -> balance.holds(day)).map(balance -> new Worth(balance.mrr(), balance.arr()))
                .reduce(Worth.NOTHING, Worth::plus).stripped();
    }
}
