package io.perennial.health.scores;

import io.perennial.platform.sql.Sql;
import java.util.List;
import java.util.Map;

/** The accounts whose scores rose or fell the most within so many days; the greatest change first. Churned customers only if asked for. */
public record Movers(int days, List<Mover> up, List<Mover> down) {
    static final int WEEK = 7;
    static final int MONTH = 30;

    /** Selects one end of the index of changes, without the unknown ones. */
    private static final String END =
            """
            select h.account_id, a.name, h.score, h.band, h.%1$s as change
            from {joined accounts.health} h
            join {accounts.visible_account} a on a.id = h.account_id
            left join lateral (select k.churned from {joined health.score} k
                               where k.account_id = h.account_id order by k.since desc limit 1) k on true
            where h.%1$s between %2$s and (:churned or k.churned is not true)
            order by h.%1$s %3$s, h.account_id %3$s
            limit 20
            """;

    static Movers of(int days, boolean churned, Sql sql) {
        var values = Map.of("churned", churned);
        var column = days == WEEK ? "week_trend" : "trend_order";
        return new Movers(
                days,
                sql.list(Mover.class, END.formatted(column, "1 and 10000", "desc"), values),
                sql.list(Mover.class, END.formatted(column, "-10000 and -1", "asc"), values));
    }
}
