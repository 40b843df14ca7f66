package io.perennial.renewals.ledger;

import io.perennial.kernel.Money;
import io.perennial.platform.sql.Sql;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The recurring revenue of a day: the sum of all entries that took effect on that day or before.
 *
 * @param asKnownOn the day as of which the entries are read, or {@code null} for all entries
 * @param accounts the number of customers, which are the accounts with an MRR above 0
 */
public record Revenue(LocalDate asOf, @Nullable LocalDate asKnownOn, Currency currency, Money mrr, Money arr, long accounts) {
    private static final String SUM =
            """
            select :books::text || ' ' || coalesce(sum(mrr), 0) as mrr, :books::text || ' ' || coalesce(sum(arr), 0) as arr,
                   count(*) filter (where mrr > 0) as accounts
            from %s a
            """;

    record Sum(Money mrr, Money arr, long accounts) {}

    static Revenue of(LocalDate day, @Nullable LocalDate asKnownOn, KnownEntries entries, Sql sql) {
        var sum = sql.first(Sum.class, SUM.formatted(entries.balances(":day")), entries.values(Map.of("day", day))).orElseThrow();
        return new Revenue(day, asKnownOn, entries.books(), sum.mrr(), sum.arr(), sum.accounts());
    }
}
