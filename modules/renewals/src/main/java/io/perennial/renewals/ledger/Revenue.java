package io.perennial.renewals.ledger;

import io.perennial.kernel.Money;
import io.perennial.platform.sql.Sql;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The recurring revenue of a day: the sum of all entries that took effect until then.
 *
 * @param asKnownOn the day whose knowledge it is, or {@code null} for all that is known now
 * @param accounts the customers: those whose MRR is above 0
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
