package io.perennial.renewals;

import io.perennial.identity.MemberId;
import io.perennial.kernel.Money;
import io.perennial.platform.sql.Sql;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * The undecided renewals that a member works on: how many are overdue or due soon, and the first ten of them.
 *
 * @param within30 due today or in the 29 days after it; the longer spans include the shorter ones
 */
public record MyRenewals(LocalDate today, DueRenewals overdue, DueRenewals within30, DueRenewals within60, DueRenewals within90,
        List<RenewalView> next) {
    /** @param arr in the tenant's currency at the day's rate; a renewal without a rate adds nothing */
    public record DueRenewals(long renewals, Money arr) {}

    record Sums(
            long overdue, Money overdueArr, long within30, Money within30Arr, long within60, Money within60Arr, long within90,
            Money within90Arr) {}

    /** Selects the renewals that name the member and those of the member's accounts separately, so that each part uses its own index. */
    private static final String MINE =
            """
            mine as (
                select id, due_on, target_arr, target_exact, target_parts, rate from {renewals.visible_renewal}
                where owner_id = :me and state in ('open', 'deferred') and due_on < :until
                union all
                select id, due_on, target_arr, target_exact, target_parts, rate from {renewals.visible_renewal}
                where owner_id is null and account_owner_id = :me and state in ('open', 'deferred') and due_on < :until
            ), due as (
                select id, due_on, coalesce(renewals.due_arr(target_arr, target_exact, target_parts, rate, :decimals), 0) as arr
                from mine)
            """;
    private static final String SUMS = "with " + MINE
            + """
            select count(*) filter (where due_on < :today) as overdue,
                   :currency || ' ' || coalesce(sum(arr) filter (where due_on < :today), 0) as overdue_arr,
                   count(*) filter (where due_on >= :today and due_on < :today::date + 30) as within30,
                   :currency || ' ' || coalesce(sum(arr) filter (where due_on >= :today and due_on < :today::date + 30), 0) as within30_arr,
                   count(*) filter (where due_on >= :today and due_on < :today::date + 60) as within60,
                   :currency || ' ' || coalesce(sum(arr) filter (where due_on >= :today and due_on < :today::date + 60), 0) as within60_arr,
                   count(*) filter (where due_on >= :today) as within90,
                   :currency || ' ' || coalesce(sum(arr) filter (where due_on >= :today), 0) as within90_arr
            from due
            """;
    private static final String FIRST =
            "with " + MINE + RenewalView.ALL + " where id in (select id from due order by due_on, id limit 10) order by due_on, id";

    static MyRenewals of(MemberId me, LocalDate today, Currency currency, Sql sql) {
        var values = Map.of(
                "me", me, "today", today, "until", today.plusDays(90), "currency", currency, "decimals",
                currency.getDefaultFractionDigits());
        var sums = sql.first(Sums.class, SUMS, values).orElseThrow();
        return new MyRenewals(
                today,
                new DueRenewals(sums.overdue, sums.overdueArr),
                new DueRenewals(sums.within30, sums.within30Arr),
                new DueRenewals(sums.within60, sums.within60Arr),
                new DueRenewals(sums.within90, sums.within90Arr),
                sql.list(RenewalView.class, FIRST, values));
    }
}
