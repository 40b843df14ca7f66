package io.perennial.renewals.due;

import io.perennial.identity.MemberId;
import io.perennial.kernel.Grain;
import io.perennial.kernel.Money;
import io.perennial.platform.sql.Sql;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
                         coalesce(accounts.half_even(target_arr * rate, :decimals), 0) as arr
                  from {renewals.visible_renewal}
                  where state <> 'withdrawn' and due_on >= :from and due_on < :to
                    and (:owner::uuid is null or worked_by = :owner)) due
            group by first_day
            order by first_day
            """;

    static RenewalCalendar of(Grain by, LocalDate from, LocalDate to, @Nullable MemberId owner, Currency currency, Sql sql) {
        var periods = sql.list(Period.class, PERIODS, Sql.values(
                "by", by, "from", from, "to", to, "owner", owner, "currency", currency, "decimals", currency.getDefaultFractionDigits()));
        return new RenewalCalendar(by, from, to, currency, periods);
    }
}
