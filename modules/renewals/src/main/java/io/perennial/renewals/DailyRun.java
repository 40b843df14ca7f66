package io.perennial.renewals;

import io.perennial.identity.Home;
import io.perennial.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;

/**
 * The day's work on all renewals. That it is done stands in one row, written with the work itself: whoever is killed has done nothing,
 * and done again it changes nothing.
 */
@ApplicationScoped
class DailyRun {
    private static final String DONE =
            """
            select count(*) from {renewals.daily_run}
            where day >= :today and horizon_days = :horizonDays and silent_months = :silentMonths
            """;
    /** Held until the transaction ends, so that no other one brings renewals in line meanwhile. */
    private static final String HOLD =
            """
            insert into renewals.daily_run as r (tenant_id, day, horizon_days, silent_months)
            values (:tenant, '-infinity', :horizonDays, :silentMonths)
            on conflict (tenant_id) do update set day = r.day
            """;
    private static final String FINISH =
            """
            update renewals.daily_run set day = :today, horizon_days = :horizonDays, silent_months = :silentMonths
            where tenant_id = :tenant
            """;

    @Inject Sql sql;
    @Inject Home home;
    @Inject TermEnds ends;

    /** For tests, outside of a container. */
    static DailyRun of(Sql sql, Home home, TermEnds ends) {
        var run = new DailyRun();
        run.sql = sql;
        run.home = home;
        run.ends = ends;
        return run;
    }

    void hold() {
        sql.change(HOLD, values(home.today()));
    }

    /** Does it unless it is done, and says whether it did. */
    boolean begin() {
        var values = values(home.today());
        if (sql.number(DONE, values) > 0) return false;
        hold();
        if (sql.number(DONE, values) > 0) return false;
        ends.followAll();
        sql.change(FINISH, values);
        return true;
    }

    private Map<String, Object> values(LocalDate today) {
        var policy = RenewalPolicy.of(sql);
        return Map.of("today", today, "horizonDays", policy.horizonDays(), "silentMonths", policy.silentMonths());
    }
}
