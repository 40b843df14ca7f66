package io.perennial.health.backtest;

import io.perennial.accounts.AccountId;
import io.perennial.platform.sql.Sql;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The outcome that an account left, or stayed where it could have left, according to its contracts; at most one for each account and day:
 *
 * <ul>
 *   <li>The end of each term is a decision, and so is the day a contract ends, if its term is three months or longer or it does not
 *       renew by itself. The decision is known thirty days later.
 *   <li>The account stayed if the contract goes on, or if another one begins at most thirty days before or after that day and outlasts it.
 *       It left if none of its contracts goes on. If only an older contract goes on, nothing was decided: the account has less now.
 *   <li>One renewal of an account counts in a calendar year, drawn at random but always the same. Otherwise an account with many
 *       contracts would have stayed many times, and all that grows with their number would seem to predict it.
 * </ul>
 */
record ContractOutcome(AccountId accountId, LocalDate day, boolean churned) {
    /** The days around a decision within which another contract may begin, and so the days until the decision is known. */
    private static final int DAYS_AROUND = 30;

    /** Puts all contracts of an account into one row, so that the speed does not depend on the planner's estimate for a join. */
    private static final String BETWEEN =
            """
            with life as (
                select account_id, array_agg(id) as ids, array_agg(starts_on) as starts, array_agg(coalesce(ends_on, 'infinity')) as ends,
                       array_agg(term_months) as terms, array_agg(coalesce(renewal_term_months, term_months)) as laters,
                       array_agg(auto_renew) as renewals
                from {accounts.visible_contract}
                where account_id = any (:accounts) and (ends_on is null or ends_on > starts_on)
                group by account_id
            ),
            decision as (
                select l.account_id, t.day, o.latest is not null as has_another,
                       coalesce(o.latest >= t.day - :around::integer, false) or c.ends_on > t.day as stays
                from life l
                cross join unnest(l.ids, l.starts, l.ends, l.terms, l.laters, l.renewals) c (id, starts_on, ends_on, term_months, later_months, auto_renew)
                cross join lateral (
                    select accounts.later_term_end(c.starts_on, c.term_months, c.later_months, n) as day
                    from generate_series(accounts.later_terms_until(c.starts_on, c.term_months, c.later_months, :from),
                                         accounts.later_terms_until(c.starts_on, c.term_months, c.later_months, least(c.ends_on, :decided))) n
                    union
                    select c.ends_on) t
                cross join lateral (
                    select max(starts_on) as latest
                    from unnest(l.ids, l.starts, l.ends) other (id, starts_on, ends_on)
                    where id <> c.id and starts_on <= t.day + :around::integer and ends_on > greatest(t.day, starts_on)) o
                where (c.term_months >= 3 or not c.auto_renew) and t.day >= :from and t.day < :decided and t.day <= c.ends_on
            ),
            decided as (
                select account_id, day, not bool_or(stays) as churned
                from decision
                where stays or not has_another
                group by account_id, day
            )
            select account_id, day, churned from decided where churned
            union all
            (select distinct on (account_id, date_trunc('year', day)) account_id, day, churned
             from decided
             where not churned
             order by account_id, date_trunc('year', day), hashtextextended(account_id::text || day, 0))
            order by account_id, day
            """;

    static List<ContractOutcome> of(UUID[] accounts, Period period, Sql sql) {
        return sql.list(ContractOutcome.class, BETWEEN, Map.of(
                "accounts", accounts, "from", period.from(), "decided", period.known(DAYS_AROUND), "around", DAYS_AROUND));
    }

    Observation frozen(int daysBefore) {
        return new Observation(accountId, day.minusDays(daysBefore), churned, Evidence.CONTRACTS);
    }
}
