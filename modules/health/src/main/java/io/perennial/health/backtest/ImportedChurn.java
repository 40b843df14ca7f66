package io.perennial.health.backtest;

import io.perennial.platform.sql.Sql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The imported record of churn, and the customers to compare. An import that reports who left implies by omission who stayed. Therefore all
 * customers of a day are compared, those that left in the days after it with all others:
 *
 * <ul>
 *   <li>The record is taken to be complete up to its last churn, and not after it. Windows of so many days are counted back from there,
 *       without overlap, so that each churn counts once. The score is frozen at the end of the day before a window. Windows lie between
 *       the first churn and the last. The latest window may begin earlier, which serves a record of one day.
 *   <li>A customer of that day is an account with a contract that is open on it, or an account that never had a contract.
 *       An account that left before is no customer until a contract of it begins or a renewal of it is imported.
 *   <li>It left if a churn of it is imported within the window, and stayed otherwise.
 * </ul>
 *
 * @param first the day of the first churn of the period; null if there is none
 */
record ImportedChurn(@Nullable LocalDate first, @Nullable LocalDate last) {
    private static final int MOST_WINDOWS = 24;

    private static final String RECORD =
            """
            select min(o.occurred_on) as first, max(o.occurred_on) as last
            from {joined health.outcome} o join {accounts.visible_account} a on a.id = o.account_id
            where o.kind = 'churned' and o.occurred_on >= :from and o.occurred_on < :until
            """;

    /** Puts all facts of an account into one row, so that the speed does not depend on the planner's estimate for a join. */
    private static final String CUSTOMERS =
            """
            with told as (
                select account_id, coalesce(array_agg(occurred_on) filter (where kind = 'churned'), '{}') as churns,
                       coalesce(array_agg(occurred_on) filter (where kind = 'renewed'), '{}') as renewals
                from {health.visible_outcome}
                where account_id = any (:accounts)
                group by account_id
            ),
            agreed as (
                select account_id, array_agg(starts_on) as starts, array_agg(coalesce(ends_on, 'infinity')) as ends
                from {accounts.visible_contract}
                where account_id = any (:accounts)
                group by account_id
            ),
            customer as (
                select i.id as account_id, f.day, t.churns, t.renewals, g.starts,
                       (select max(day) from unnest(t.churns) c (day) where c.day <= f.day) as left_on
                from unnest(:accounts::uuid[]) i (id)
                cross join unnest(:frozen::date[]) f (day)
                left join told t on t.account_id = i.id
                left join agreed g on g.account_id = i.id
                where g.account_id is null
                      or exists (select from unnest(g.starts, g.ends) c (starts, ends) where c.starts <= f.day and f.day < c.ends)
            )
            select c.account_id, c.day as frozen_on, f.churned,
                   case when f.churned or f.renewed then 'imported' else 'no_churn_imported' end as evidence
            from customer c
            cross join lateral (select exists (select from unnest(c.churns) t (day) where t.day > c.day and t.day <= c.day + :days::integer) as churned,
                                       exists (select from unnest(c.renewals) t (day) where t.day > c.day and t.day <= c.day + :days::integer) as renewed) f
            where c.left_on is null
                  or exists (select from unnest(c.starts) t (day) where t.day > c.left_on and t.day <= c.day)
                  or exists (select from unnest(c.renewals) t (day) where t.day > c.left_on and t.day <= c.day)
            order by c.account_id, c.day
            """;

    private static final String CHURNS =
            """
            select count(*) from (
                select distinct account_id, occurred_on from {health.visible_outcome}
                where kind = 'churned' and occurred_on >= :from and occurred_on < :until and account_id = any (:accounts)) c
            """;

    static ImportedChurn in(Period period, Sql sql) {
        return sql.first(ImportedChurn.class, RECORD, Map.of("from", period.from(), "until", period.until())).orElseThrow();
    }

    boolean tells() {
        return first != null;
    }

    /** Returns the days at whose end scores are frozen, the latest first. */
    List<LocalDate> frozenDays(int days, Period period) {
        var frozen = new ArrayList<LocalDate>();
        if (first == null || last == null) return frozen;
        var earliest = (first.isAfter(period.from()) ? first : period.from()).minusDays(1);
        for (var day = last.minusDays(days); frozen.isEmpty() || !day.isBefore(earliest) && frozen.size() < MOST_WINDOWS; day =
                day.minusDays(days))
            frozen.add(day);
        return frozen;
    }

    static List<Observation> customers(UUID[] accounts, List<LocalDate> frozen, int days, Sql sql) {
        return sql.list(Observation.class, CUSTOMERS, Map.of(
                "accounts", accounts, "frozen", frozen.stream().map(LocalDate::toString).toArray(String[]::new), "days", days));
    }

    /** Returns the number of imported churns, including those that do not count. */
    static int churns(UUID[] accounts, Period period, Sql sql) {
        return (int) sql.number(CHURNS, Map.of("accounts", accounts, "from", period.from(), "until", period.until()));
    }
}
