package io.perennial.renewals.forecast;

/**
 * Computes the forecast of one renewal and the sums of many. Amounts are in the tenant's currency. Each amount in another currency than
 * {@code :currency} is converted from its exact value and rounded once, half even, to {@code :decimals}
 * before it is summed, so that every sum is exact.
 */
public final class ForecastSql {
    /**
     * target: the amount due. retained: the part of it that is kept or forecast, at most what is due. expansion: the amount beyond it.
     * likely: the target times its likelihood, or what is kept if it is decided. standing: what it counts as, or why it does not count.
     */
    private static final String LINES =
            """
            select r.tenant_id, r.id, r.account_id, r.account_owner_id, r.worked_by as owner_id, r.due_on, r.category, r.renewed_late, s.standing, t.target,
                   least(t.target, t.said) as retained, greatest(t.said - t.target, 0) as expansion,
                   case when s.standing = 'open' then accounts.half_even(t.target * r.likelihood * 0.0001, :decimals) else least(t.target, t.said) end as likely
            from %s r
            cross join lateral (
                select case
                    when r.state = 'withdrawn' then 'withdrawn'
                    when r.rate is null then 'without_rate'
                    when r.state = 'lost' then 'lost'
                    when r.state in ('won', 'downsold') then 'won'
                    when r.category = 'omitted' then 'omitted'
                    else 'open'
                end as standing) s
            cross join lateral (
                select case when r.currency = :currency then r.target_arr
                            else renewals.due_arr(r.target_arr, r.target_exact, r.target_parts, r.rate, :decimals) end as target) d
            cross join lateral (
                select d.target,
                       case when s.standing = 'lost' then 0
                            when coalesce(r.outcome_arr, r.forecast_arr, r.target_arr) = r.target_arr then d.target
                            when r.currency = :currency then coalesce(r.outcome_arr, r.forecast_arr)
                            else accounts.half_even(coalesce(r.outcome_arr, r.forecast_arr) * r.rate, :decimals) end as said) t
            """;

    static final String COUNTED = "standing in ('won', 'open', 'lost')";

    /** The figures of {@link ForecastRow}, summed over lines. */
    public static final String SUMS =
            """
            count(*) filter (where %1$s) as n,
            coalesce(sum(target) filter (where %1$s), 0) as due,
            coalesce(sum(retained) filter (where standing = 'won'), 0) as won,
            coalesce(sum(retained) filter (where standing = 'open'), 0) as open,
            coalesce(sum(target) filter (where standing = 'lost'), 0) as lost,
            coalesce(sum(expansion) filter (where %1$s), 0) as expansion,
            coalesce(sum(likely) filter (where %1$s), 0) as expected,
            count(*) filter (where standing = 'open' and likely is null) as without_likelihood,
            count(*) filter (where standing = 'omitted') as omitted,
            count(*) filter (where standing = 'without_rate') as without_rate,
            count(*) filter (where standing = 'withdrawn') as withdrawn
            """.formatted(COUNTED);

    private ForecastSql() {}

    /** @param renewals a table expression with all columns of {@code renewals.live_renewal} */
    public static String lines(String renewals) {
        return LINES.formatted(renewals);
    }
}
