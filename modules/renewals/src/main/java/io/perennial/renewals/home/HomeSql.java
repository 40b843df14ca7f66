package io.perennial.renewals.home;

import io.perennial.renewals.forecast.ForecastSql;

/**
 * Reads a member's whole home page in one statement. The member who works on a renewal is the one named, else the account's owner. Each
 * case is a query of its own, so that each uses its own index.
 */
final class HomeSql {
    private static final String MINE =
            """
            select * from {renewals.visible_renewal}
            where owner_id = :member and (due_on >= :from or state in ('open', 'deferred'))
            union all
            select * from {renewals.visible_renewal}
            where owner_id is null and account_owner_id = :member and (due_on >= :from or state in ('open', 'deferred'))
            """;

    private static final String UNDECIDED =
            """
            select id, account_id, due_on, decision_on, accounts.half_even(target_arr * rate, :decimals) as arr,
                   case when greatest(due_on, deferred_until) < :today then 'overdue'
                        when notice_received_on is not null and deferred_until is null then 'notice_received'
                        when coalesce(deferred_until, decision_on) <= :today then 'decision_reached' end as why
            from mine
            where state in ('open', 'deferred')
            """;

    private static final String SPANS =
            """
            select jsonb_agg(jsonb_build_object('days', days, 'n', n, 'arr', arr, 'withoutRate', without_rate) order by days)
            from (select d.days, count(u.id) as n, coalesce(sum(u.arr), 0)::text as arr, count(u.id) filter (where u.arr is null) as without_rate
                  from (values (30), (60), (90)) d (days)
                  left join undecided u on u.due_on >= :today and u.due_on <= :today::date + d.days
                  group by d.days) span
            """;

    private static final String WORK =
            """
            select jsonb_agg(to_jsonb(w))
            from (select u.id as "renewalId", u.account_id as "accountId", a.name, u.why, u.due_on as "dueOn", u.decision_on as "decisionOn", u.arr::text as arr
                  from undecided u join {joined accounts.live_account} a on a.id = u.account_id
                  where u.why is not null
                  order by u.why desc, u.due_on, u.id
                  limit :most) w
            """;

    /** Looks the calls up by renewal, so that only the calls that ask for a resolution are read. */
    private static final String ASKED =
            """
            select u.id as "renewalId", u.account_id as "accountId", u.due_on as "dueOn", k.horizon, k.automated, k.answer
            from undecided u join {joined renewals.renewal_call} k on k.renewal_id = u.id and k.resolution_asked
            """;

    private static final String DISAGREEMENTS =
            """
            select jsonb_agg(to_jsonb(d))
            from (select asked.*, a.name from asked join {joined accounts.live_account} a on a.id = asked."accountId"
                  order by asked."dueOn", asked."renewalId", asked.horizon desc
                  limit :most) d
            """;

    /**
     * Leaves out an account whose band is known for the first time, because that is no change. The limit makes the planner look up the row
     * of each account; a plain join would read the rows of all accounts of the tenant.
     */
    private static final String MOVED =
            """
            select a.id as "accountId", a.name, earlier.band as before, h.band, h.score, h.band_since as since
            from {accounts.visible_account} a
            cross join lateral (select * from {joined accounts.health} k where k.account_id = a.id limit 1) h
            cross join lateral (select k.band from {joined health.known_band} k where k.account_id = a.id and k.since < h.band_since order by k.since desc limit 1) earlier
            where a.owner_id = :member and h.band_since > :today::date - 7 and earlier.band <> h.band
            """;

    static final String HOME =
            """
            with mine as materialized (%s), undecided as materialized (%s), moved as materialized (%s), asked as materialized (%s), line as (%s)
            select (%s) as spans,
                   (select count(*) from undecided where why = 'overdue') as overdue,
                   (select count(*) from undecided where why = 'decision_reached') as decisions_reached,
                   (%s) as work,
                   (select count(*) from asked) as resolutions_asked,
                   (%s) as disagreements,
                   (select count(*) from moved) as moves,
                   (select jsonb_agg(to_jsonb(m)) from (select * from moved order by since desc, "accountId" limit :most) m) as moved,
                   (select sum(amount) from {renewals.visible_submission} where quarter = :from and member_id = :member and currency = :currency) as submitted,
                   sums.*
            from (select %s from line where due_on >= :from and due_on < :to) sums
            """.formatted(MINE, UNDECIDED, MOVED, ASKED, ForecastSql.lines("mine"), SPANS, WORK, DISAGREEMENTS, ForecastSql.SUMS);

    /** Reads the same for several members together, as far as the caller sees their accounts. */
    static final String OF_TEAM = HOME.replace("= :member", "= any (:members)");

    private HomeSql() {}
}
