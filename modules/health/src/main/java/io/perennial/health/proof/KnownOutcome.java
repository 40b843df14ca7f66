package io.perennial.health.proof;

import io.perennial.accounts.AccountId;
import io.perennial.platform.Sql;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * An account left, or stayed where it could have left; at most one for each account and day. Imported ones are taken as they are,
 * churn before renewal; the others follow from contracts:
 *
 * <ul>
 *   <li>The end of each term is a decision, and the day a contract ends, if its term is three months or longer or it does not
 *       renew by itself. It is known thirty days later.
 *   <li>The account stayed if the contract goes on, or another one begins within thirty days of that day and outlasts it. It
 *       left if no contract of it goes on. Where only an older contract goes on nothing was decided: the account has less now.
 *   <li>An imported churn takes the place of the decisions of that account's contracts in the ninety days before it, whatever they
 *       were, and of churn in the ninety days after it: one departure counts once.
 *   <li>Of an account's renewals in a calendar year one counts, drawn by lot, always the same. Or else who has many contracts would
 *       have stayed many times, and whatever grows with their number would seem to foretell it.
 * </ul>
 */
record KnownOutcome(AccountId accountId, LocalDate day, boolean churned) {
    /** How long after the day another contract may begin, and so how long it takes until a decision is known. */
    private static final int DAYS_AROUND = 30;

    /** All of an account's life in one row, so that nothing depends on how many rows the planner expects of a join. */
    private static final String BETWEEN =
            """
            with fact as (
                select account_id, id, starts_on, coalesce(ends_on, 'infinity') as ends_on, term_months, auto_renew,
                       null::date as told_on, false as churned
                from {accounts.live_contract}
                where :contracts and (ends_on is null or ends_on > starts_on)
                union all
                select account_id, null, null, null, null, null, occurred_on, kind = 'churned'
                from {health.outcome}
                where :imported and occurred_on >= :from::date - 90 and occurred_on < :until::date + 90
            ),
            gathered as (
                select account_id,
                       array_agg(id) filter (where id is not null) as ids,
                       array_agg(starts_on) filter (where id is not null) as starts,
                       array_agg(ends_on) filter (where id is not null) as ends,
                       array_agg(term_months) filter (where id is not null) as terms,
                       array_agg(auto_renew) filter (where id is not null) as renewals,
                       coalesce(array_agg(distinct told_on) filter (where told_on is not null), '{}') as told,
                       coalesce(array_agg(distinct told_on) filter (where churned), '{}') as churns
                from fact
                group by account_id
            ),
            life as (
                select g.*
                from gathered g join {accounts.live_account} a on a.id = g.account_id
                where (:viewer::uuid is null or a.owner_id = :viewer) and (:fits_all or a.segment = any (:segments))
            ),
            decision as (
                select l.account_id, l.told, l.churns, t.day, o.latest is not null as has_another,
                       coalesce(o.latest >= t.day - :around::integer, false) or c.ends_on > t.day as stays
                from life l
                cross join unnest(l.ids, l.starts, l.ends, l.terms, l.renewals) c (id, starts_on, ends_on, term_months, auto_renew)
                cross join lateral (
                    select accounts.term_end(c.starts_on, c.term_months, n) as day
                    from generate_series(greatest(1, accounts.terms_until(c.starts_on, c.term_months, :from)),
                                         accounts.terms_until(c.starts_on, c.term_months, least(c.ends_on, :decided))) n
                    union
                    select c.ends_on) t
                cross join lateral (
                    select max(starts_on) as latest
                    from unnest(l.ids, l.starts, l.ends) other (id, starts_on, ends_on)
                    where id <> c.id and starts_on <= t.day + :around::integer and ends_on > greatest(t.day, starts_on)) o
                where (c.term_months >= 3 or not c.auto_renew) and t.day >= :from and t.day < :decided and t.day <= c.ends_on
            ),
            decided as (
                select account_id, day, any_value(told) as told, any_value(churns) as churns, not bool_or(stays) as churned
                from decision
                where stays or not has_another
                group by account_id, day
            ),
            standing as (
                select d.account_id, d.day, d.churned
                from decided d
                where d.day <> all (d.told) and not exists (
                    select from unnest(d.churns) c (day)
                    where c.day between d.day - case when d.churned then 90 else 0 end and d.day + 90)
            )
            select l.account_id, t.day, t.day = any (l.churns) as churned
            from life l cross join unnest(l.told) t (day)
            where t.day >= :from and t.day < :until
            union all
            select account_id, day, churned from standing where churned
            union all
            (select distinct on (account_id, date_trunc('year', day)) account_id, day, churned
             from standing
             where not churned
             order by account_id, date_trunc('year', day), hashtextextended(account_id::text || day, 0))
            order by account_id, day
            limit :limit
            """;

    /** @param segments of the accounts in question; none means every account */
    static List<KnownOutcome> between(Period period, OutcomeSource source, Collection<String> segments, int limit, Sql sql) {
        return sql.list(KnownOutcome.class, BETWEEN, Sql.values(
                "from", period.from(),
                "until", period.to(),
                "decided", period.decided(DAYS_AROUND),
                "around", DAYS_AROUND,
                "contracts", source != OutcomeSource.IMPORTED,
                "imported", source != OutcomeSource.CONTRACTS,
                "fits_all", segments.isEmpty(),
                "segments", segments.toArray(String[]::new),
                "limit", limit));
    }

    /**
     * Half-open: {@code to} is the day after the last.
     *
     * @param today what has not happened yet is no outcome
     */
    record Period(LocalDate from, LocalDate to, LocalDate today) {
        private LocalDate decided(int daysLater) {
            var known = today.minusDays(daysLater - 1L);
            return known.isBefore(to) ? known : to;
        }
    }
}
