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

    private AccountHealth() {}

    /**
     * Returns the statement that stores the health, to be part of a larger statement.
     *
     * @param given a table expression with {@code account_id, day, score, band, coverage, trend} and {@code week_trend}
     */
    public static String kept(String given) {
        return KEEP.formatted(given);
    }
}
