package io.perennial.renewals.due;

import io.perennial.identity.Home;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * Makes the automated calls on undecided renewals 180, 90 and 30 days before they are due, by the rule published with {@code RenewalCall}
 * in {@code api-specs/v1/schemas}. The likelihood is the account's health score, plus half of its trend (at most 1,000 either way), minus
 * 1,000 if the days with usage fell by a quarter or plus 500 if they rose by a quarter, minus 800 for each named risk (at most 2,400), in
 * basis points. If less than 30 % of the score's weight is known, the call is unclear. Each call is made once and never changed.
 */
@ApplicationScoped
class AutomatedCalls {
    private static final int WINDOW = 30;

    /** Takes the nearest horizon that has come. Missed horizons are not made up for. */
    private static final String CALL =
            """
            insert into renewals.renewal_call as k (tenant_id, renewal_id, horizon, automated, automated_likelihood, reasons, automated_on)
            with due as (
                select r.tenant_id, r.id, r.account_id, jsonb_array_length(r.risk_reasons) as risks,
                       case when r.due_on <= :today::date + 30 then 30 when r.due_on <= :today::date + 90 then 90 else 180 end as horizon
                from {whole renewals.live_renewal} r
                where r.contract_id > :reached and r.contract_id <= :last and r.state in ('open', 'deferred') and r.due_on > :today::date and r.due_on <= :today::date + 180
            ), uncalled as (
                select d.* from due d
                where not exists (select from {joined renewals.renewal_call} k
                                  where k.renewal_id = d.id and k.horizon = d.horizon and k.automated is not null)
            ), fact as (
                select d.*, h.score, coalesce(h.coverage, 0) as coverage, h.trend, u.recent, u.before
                from uncalled d
                left join {joined accounts.health} h on h.account_id = d.account_id
                cross join lateral (
                    select count(distinct p.day) filter (where p.day >= :today::date - :window::integer) as recent,
                           count(distinct p.day) filter (where p.day < :today::date - :window::integer) as before
                    from (select (at at time zone :zone)::date as day from {joined accounts.usage}
                          where account_id = d.account_id and at >= :earliest and at < :latest) p) u
            ), effect as (
                select f.*,
                       case when f.trend is null then 0 else greatest(-1000, least(1000, f.trend / 2)) end as of_trend,
                       case when f.before = 0 then 0 when f.recent * 4 <= f.before * 3 then -1000 when f.recent * 4 >= f.before * 5 then 500 else 0 end as of_usage,
                       -least(2400, 800 * f.risks) as of_risks
                from fact f
            ), called as (
                select e.*, case when e.score is not null and e.coverage >= 3000 then greatest(0, least(10000, e.score + e.of_trend + e.of_usage + e.of_risks)) end as likelihood
                from effect e)
            select c.tenant_id, c.id, c.horizon,
                   case when c.likelihood is null then 'unclear' when c.likelihood >= 7000 then 'will_renew' when c.likelihood >= 4000 then 'at_risk' else 'will_churn' end,
                   c.likelihood,
                   jsonb_build_array(
                       jsonb_build_object('key', 'health_score', 'figure', c.score, 'effect', coalesce(c.score, 0)),
                       jsonb_build_object('key', 'coverage', 'figure', c.coverage, 'effect', 0),
                       jsonb_build_object('key', 'trend', 'figure', c.trend, 'effect', c.of_trend),
                       jsonb_build_object('key', 'usage_trend', 'figure', case when c.before > 0 then (c.recent - c.before) * 10000 / c.before end, 'effect', c.of_usage),
                       jsonb_build_object('key', 'risk_reasons', 'figure', c.risks, 'effect', c.of_risks)),
                   :today
            from called c
            on conflict (tenant_id, renewal_id, horizon) do update
            set automated = excluded.automated, automated_likelihood = excluded.automated_likelihood, reasons = excluded.reasons,
                automated_on = excluded.automated_on, version = k.version + 1
            where k.automated is null
            """;

    private final Sql sql;
    private final Home home;

    @Inject
    AutomatedCalls(Sql sql, Home home) {
        this.sql = sql;
        this.home = home;
    }

    /**
     * Makes the calls for the contracts with {@code reached < id <= last}. Compares the usage of two windows before today; today itself is
     * not over.
     */
    void make(UUID reached, UUID last) {
        LocalDate today = home.today();
        var zone = home.settings().zone();
        sql.change(CALL, Map.of(
                "reached", reached, "last", last, "today", today, "window", WINDOW, "zone", zone,
                "earliest", today.minusDays(2 * WINDOW).atStartOfDay(zone).toInstant(), "latest", today.atStartOfDay(zone).toInstant()));
    }
}
