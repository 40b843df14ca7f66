package io.perennial.accounts;

/** The health of accounts, stored for lists that show it and sort by it. The module that computes it writes it here in sets. */
public final class AccountHealth {
    /** Adds the row of a new account, which has no health until it is scored. */
    static final String OF_NEW =
            """
            insert into accounts.account_health (tenant_id, account_id)
            select o.tenant_id, new.id from {platform.owner} o cross join unnest(:ids::uuid[]) new (id)
            on conflict (tenant_id, account_id) do nothing
            """;

    /** Skips unchanged rows, so that they are not even locked. */
    private static final String KEEP =
            """
            update accounts.account_health h
            set score = g.score, band = g.band, coverage = g.coverage, trend = g.trend, week_trend = g.week_trend,
                band_since = case when g.band is null then null when h.band = g.band then h.band_since else g.day end
            from %s g
            where h.tenant_id = :tenant and h.account_id = g.account_id
                  and (h.score, h.band, h.coverage, h.trend, h.week_trend)
                      is distinct from (g.score, g.band, g.coverage, g.trend, g.week_trend)
            """;

    /** The band of now began where the last bands of the past are the same without a break. */
    private static final String BEGIN =
            """
            update accounts.account_health h
            set band_since = b.since
            from (select distinct on (r.account_id) r.account_id, r.band, r.first_since,
                         min(r.day) over (partition by r.account_id, r.run) as since
                  from (select g.account_id, g.day, g.band, g.first_since,
                               count(*) filter (where g.other) over (partition by g.account_id order by g.day) as run
                        from (select p.account_id, p.day, p.band, p.first_since,
                                     p.band is distinct from lag(p.band) over (partition by p.account_id order by p.day) as other
                              from %s p) g) r
                  order by r.account_id, r.day desc) b
            where h.tenant_id = :tenant and h.account_id = b.account_id and h.band = b.band and h.band_since = b.first_since
                  and b.since < b.first_since
            """;

    private AccountHealth() {}

    /**
     * Returns the statement that lets bands begin earlier after the past was scored, to be part of a larger statement.
     *
     * @param given a table expression with {@code account_id, day, band} and {@code first_since}, the day of the first score that there was before
     */
    public static String begun(String given) {
        return BEGIN.formatted(given);
    }

    /**
     * Returns the statement that stores the health, to be part of a larger statement.
     *
     * @param given a table expression with {@code account_id, day, score, band, coverage, trend} and {@code week_trend}
     */
    public static String kept(String given) {
        return KEEP.formatted(given);
    }
}
