package io.perennial.renewals.ledger;

import io.perennial.platform.sql.Sql;
import io.perennial.renewals.ledger.PlainContract.Worth;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads the stored entries of an account. */
record KeptAccount(UUID id, String books, Sql sql) {
    private static final String STANDING =
            """
            select effective_on, kind, contract_id, product, currency, sum(own_mrr) as own_mrr, sum(own_arr) as own_arr, sum(mrr) as mrr, sum(arr) as arr, sum(customers) as customers
            from {whole renewals.ledger_entry}
            where account_id = :account and books = :books
            group by effective_on, kind, contract_id, product, currency
            having (sum(own_mrr), sum(own_arr), sum(mrr), sum(arr), sum(customers)) <> (0, 0, 0, 0, 0)
            """;
    private static final String SUMS =
            """
            select effective_on, sum(mrr) as mrr, sum(arr) as arr
            from {whole renewals.ledger_entry}
            where account_id = :account and books = :books and recorded_at <= :known
            group by effective_on
            """;
    private static final String ENTRIES =
            """
            select concat_ws(' ', case when reversal then '-' end, effective_on, kind, product, mrr, arr) as entry
            from {whole renewals.ledger_entry}
            where account_id = :account
            order by recorded_at, not reversal, effective_on, kind, product, mrr
            """;

    record Standing(
            LocalDate effectiveOn, EntryKind kind, UUID contractId, String product, String currency,
            BigDecimal ownMrr, BigDecimal ownArr, BigDecimal mrr, BigDecimal arr, int customers) {
        PlainLedger.Key key() {
            return new PlainLedger.Key(effectiveOn, kind, contractId, product, currency);
        }

        PlainLedger.Amounts amounts() {
            return new PlainLedger.Amounts(new Worth(ownMrr, ownArr), new Worth(mrr, arr), customers).stripped();
        }
    }

    record DaySum(LocalDate effectiveOn, BigDecimal mrr, BigDecimal arr) {}

    record Told(String entry) {}

    record At(Instant at) {}

    Map<PlainLedger.Key, PlainLedger.Amounts> standing() {
        return sql.list(Standing.class, STANDING, Map.of("account", id, "books", books)).stream()
                .collect(Collectors.toMap(Standing::key, Standing::amounts));
    }

    /**
     * Returns all entries in the order of their recording, such as {@code "2024-03-01 new Fleet 10.00 120.00"}. A reversal starts with
     * {@code -}.
     */
    List<String> entries() {
        return sql.list(Told.class, ENTRIES, Map.of("account", id)).stream().map(Told::entry).toList();
    }

    /** Returns the balance from each day on which it changed, as it was known at an instant. */
    TreeMap<LocalDate, Worth> balances(Instant known) {
        var days = new TreeMap<LocalDate, Worth>();
        for (var sum : sql.list(DaySum.class, SUMS, Map.of("account", id, "books", books, "known", known)))
            days.put(sum.effectiveOn(), new Worth(sum.mrr(), sum.arr()));
        var balance = Worth.NOTHING;
        for (var day : days.entrySet()) day.setValue(balance = balance.plus(day.getValue()).stripped());
        return days;
    }

    static Worth on(TreeMap<LocalDate, Worth> balances, LocalDate day) {
        var entry = balances.floorEntry(day);
        return entry == null ? Worth.NOTHING : entry.getValue();
    }

    Instant recordedAt() {
        return sql.first(At.class, "select recorded_at as at from {whole renewals.ledger_account} where account_id = :id", Map.of("id", id))
                .orElseThrow().at();
    }
}
