package io.perennial.renewals.due;

import io.perennial.identity.Home;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;

/**
 * The day's work on all renewals, some thousands of contracts in a transaction. How far it is stands in one row, written with the work
 * itself: whoever is killed has done what is committed, and the next one goes on from there. Done again it changes nothing.
 */
@ApplicationScoped
class DailyRun {
    private static final UUID BEGINNING = new UUID(0, 0);
    static final int AT_ONCE = 20_000;

    private static final String DONE =
            """
            select count(*) from {renewals.daily_run}
            where day >= :today and horizon_days = :horizonDays and silent_months = :silentMonths and reached is null
            """;
    /** Held until the transaction ends, so that no other one brings renewals in line meanwhile. A new day, or another policy, begins anew. */
    private static final String HOLD =
            """
            insert into renewals.daily_run as r (tenant_id, day, horizon_days, silent_months, reached)
            values (:tenant, :today, :horizonDays, :silentMonths, :beginning)
            on conflict (tenant_id) do update
            set day = excluded.day, horizon_days = excluded.horizon_days, silent_months = excluded.silent_months,
                reached = case when r.day >= excluded.day and r.horizon_days = excluded.horizon_days and r.silent_months = excluded.silent_months
                               then r.reached else excluded.reached end
            """;
    private static final String REACHED = "select reached as id from {renewals.daily_run} where reached is not null";

    /** The next ones by id, deleted ones too: they may have had a renewal. */
    private static final String NEXT =
            """
            select id from (select id from {whole accounts.every_contract} where id > :reached order by id limit :limit) next
            order by id desc
            limit 1
            """;
    private static final String REACH = "update renewals.daily_run set reached = :last::uuid where tenant_id = :tenant";

    private final Sql sql;
    private final Home home;
    private final TermEnds ends;
    private final AutomatedCalls calls;

    @Inject
    DailyRun(Sql sql, Home home, TermEnds ends, AutomatedCalls calls) {
        this.sql = sql;
        this.home = home;
        this.ends = ends;
        this.calls = calls;
    }

    void hold() {
        sql.change(HOLD, values());
    }

    /** Returns whether there is a day, or a policy, that not all contracts were looked at for. */
    boolean isPending() {
        return sql.number(DONE, values()) == 0;
    }

    /** Does it for the next of them, in one transaction, and says whether there may be more. */
    boolean step() {
        if (!isPending()) return false;
        hold();
        var reached = sql.first(Known.class, REACHED, Map.of());
        if (reached.isEmpty()) return false;
        var last = sql.first(Known.class, NEXT, Map.of("reached", reached.get().id(), "limit", AT_ONCE)).map(Known::id);
        last.ifPresent(until -> advance(reached.get().id(), until));
        sql.change(REACH, Sql.values("last", last.orElse(null)));
        return last.isPresent();
    }

    private void advance(UUID reached, UUID last) {
        ends.follow(reached, last);
        calls.make(reached, last);
    }

    private Map<String, Object> values() {
        var policy = RenewalPolicy.of(sql);
        return Map.of("today", home.today(), "horizonDays", policy.horizonDays(), "silentMonths", policy.silentMonths(), "beginning", BEGINNING);
    }
}
