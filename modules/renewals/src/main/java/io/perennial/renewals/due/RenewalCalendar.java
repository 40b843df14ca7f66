package io.perennial.renewals.due;

import io.perennial.kernel.Grain;
import io.perennial.kernel.Money;
import io.perennial.platform.requests.Narrowed;
import io.perennial.platform.sql.Sql;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * The number and the ARR of the renewals due in each period. Periods without renewals are left out.
 *
 * @param currency the tenant's; amounts are converted at the day's rate, and one without a rate adds nothing
 */
public record RenewalCalendar(Grain by, LocalDate from, LocalDate to, Currency currency, List<Period> items) {
    /**
     * @param from the first day of the period, even if the requested range begins inside it
     * @param undecided the number of renewals that are open or deferred
     */
    public record Period(LocalDate from, LocalDate to, long renewals, Money arr, long undecided, Money undecidedArr) {}

    private static final String PERIODS =
            """
            select first_day as "from", (first_day + ('1 ' || :by)::interval)::date as "to",
                   count(*) as renewals, :currency || ' ' || sum(arr) as arr,
                   count(*) filter (where undecided) as undecided,
                   :currency || ' ' || coalesce(sum(arr) filter (where undecided), 0) as undecided_arr
            from (select date_trunc(:by, due_on::timestamp)::date as first_day, state in ('open', 'deferred') as undecided,
                         coalesce(converted, 0) as arr
                  from %s) due
            group by first_day
            order by first_day
            """;

    /** @param renewals those that the filters leave */
    static RenewalCalendar of(Grain by, LocalDate from, LocalDate to, Narrowed renewals, Currency currency, Sql sql) {
        var due = renewals.and("l.state <> 'withdrawn' and l.due_on >= :from and l.due_on < :to");
        var periods = sql.list(Period.class, PERIODS.formatted(due.from()), due.with(Map.of(
                "by", by, "from", from, "to", to, "currency", currency, "decimals", currency.getDefaultFractionDigits())));
        return new RenewalCalendar(by, from, to, currency, periods);
    }
}
