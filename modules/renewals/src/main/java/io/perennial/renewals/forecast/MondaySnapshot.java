package io.perennial.renewals.forecast;

import static java.time.temporal.TemporalAdjusters.previousOrSame;

import io.perennial.identity.Home;
import io.perennial.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;

/**
 * Keeps how all renewals look that are due from the quarter before this one on, once a week, and for ever. The quarter before is there
 * to say how it ended. It is one transaction: whoever is killed has kept nothing, and what is kept is never kept again.
 */
@ApplicationScoped
class MondaySnapshot {
    /**
     * Once the new day's work on renewals is done. A Monday on which nothing ran is made up for on a later day of the week; only the
     * first one of all is a true Monday's, since a company that has just begun has no forecast yet.
     */
    private static final String DUE =
            """
            select count(*) from {renewals.daily_run}
            where day >= :today and not exists (select from {renewals.forecast_snapshot} where taken_on = :monday)
              and (:today::date = :monday::date or exists (select from {renewals.forecast_snapshot}))
            """;

    private static final String BEGIN =
            """
            insert into renewals.forecast_snapshot (tenant_id, taken_on, taken_at, currency) values (:tenant, :monday, :now, :currency)
            on conflict do nothing
            """;

    private static final String KEEP =
            """
            insert into renewals.forecast_line (tenant_id, taken_on, renewal_id, account_id, due_on, owner_id, category, standing, target, retained,
                                                expansion, likely)
            select tenant_id, :monday, id, account_id, due_on, owner_id, category, standing, target, retained, expansion, likely
            from (%s) l
            where due_on >= :from
            """.formatted(ForecastSql.LINES);

    @Inject Sql sql;
    @Inject Home home;
    @Inject Clock clock;

    /** For tests, outside of a container. */
    static MondaySnapshot of(Sql sql, Home home, Clock clock) {
        var snapshot = new MondaySnapshot();
        snapshot.sql = sql;
        snapshot.home = home;
        snapshot.clock = clock;
        return snapshot;
    }

    /** Takes it where it is due, and says whether it did. */
    boolean take() {
        var today = home.today();
        var monday = today.with(previousOrSame(DayOfWeek.MONDAY));
        if (sql.number(DUE, Map.of("today", today, "monday", monday)) == 0) return false;
        return take(monday);
    }

    private boolean take(LocalDate monday) {
        var currency = home.settings().currency();
        if (sql.change(BEGIN, Map.of("monday", monday, "now", clock.instant(), "currency", currency)) == 0) return false;
        sql.change(KEEP, Map.of(
                "monday", monday, "from", Quarter.around(monday).before().from(), "decimals", currency.getDefaultFractionDigits()));
        return true;
    }
}
