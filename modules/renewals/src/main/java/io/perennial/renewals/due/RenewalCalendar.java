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
 * How many renewals are due when, and what they are worth, period by period without those that have none.
 *
 * @param currency the company's: amounts are converted at the day's rate, and one without a rate adds nothing
 */
public record RenewalCalendar(Grain by, LocalDate from, LocalDate to, Currency currency, List<Period> items) {
    /**
     * @param from its first day, also where what was asked for begins inside of it
     * @param undecided how many of them are open or put off
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
                  from {renewals.live_renewal}
                  where state <> 'withdrawn' and due_on >= :from and due_on < :to
                    and (:owner::uuid is null or worked_by = :owner) and (:viewer::uuid is null or account_owner_id = :viewer)) due
            group by first_day
            order by first_day
            """;

    static RenewalCalendar of(Grain by, LocalDate from, LocalDate to, @Nullable MemberId owner, Currency currency, Sql sql) {
        var periods = sql.list(Period.class, PERIODS, Sql.values(
                "by", by, "from", from, "to", to, "owner", owner, "currency", currency, "decimals", currency.getDefaultFractionDigits()));
        return new RenewalCalendar(by, from, to, currency, periods);
    }
}
