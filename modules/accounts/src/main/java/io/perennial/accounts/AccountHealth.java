package io.perennial.accounts;

/** The health of accounts that lists show and sort by. Who works it out keeps it here, in sets. */
public final class AccountHealth {
    /** An account has none until it is scored; its row is there from the beginning. */
    static final String OF_NEW =
            """
            insert into accounts.account_health (tenant_id, account_id)
            select :tenant, id from unnest(:ids::uuid[]) new (id)
            on conflict (tenant_id, account_id) do nothing
            """;

    /** A row that stays as it is is not even locked. */
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
     * The statement that keeps it, to be part of a larger one.
     *
     * @param given a table expression with {@code account_id, day, score, band, coverage, trend} and {@code week_trend}
     */
    public static String kept(String given) {
        return KEEP.formatted(given);
    }
}
