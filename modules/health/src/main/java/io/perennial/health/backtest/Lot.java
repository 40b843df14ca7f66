package io.perennial.health.backtest;

import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The accounts in a back-test: all that the scorecard fits, or a random sample, which is always the same.
 *
 * @param accounts the number of accounts that it fits
 */
record Lot(int accounts, List<Known> drawn) {
    private static final int AT_ONCE = 5_000;

    private static final String FIT =
            """
            from {accounts.visible_account} a
            where (:fits_all or a.segment = any (:segments))
            """;
    private static final String COUNT = "select count(*) " + FIT;
    private static final String DRAW =
            "select id from (select a.id " + FIT + " order by hashtextextended(a.id::text, 0) limit :most) drawn order by id";

    /** @param segments of the accounts in question; empty means every account */
    static Lot of(Collection<String> segments, int most, Sql sql) {
        var values = Map.of("fits_all", segments.isEmpty(), "segments", segments.toArray(String[]::new), "most", most);
        return new Lot((int) sql.number(COUNT, values), sql.list(Known.class, DRAW, values));
    }

    /** Returns their ids, a few thousand at a time. */
    List<UUID[]> portions() {
        var portions = new ArrayList<UUID[]>();
        for (int at = 0; at < drawn.size(); at += AT_ONCE)
            portions.add(drawn.subList(at, Math.min(drawn.size(), at + AT_ONCE)).stream().map(Known::id).toArray(UUID[]::new));
        return portions;
    }
}
