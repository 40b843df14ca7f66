package io.perennial.renewals.due;

import io.perennial.identity.Home;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import io.perennial.renewals.notices.DueNotices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;

/**
 * Does the day's work on all renewals, up to 20,000 contracts per transaction. One row holds the progress and is written in the same
 * transaction, so that after a crash the next run goes on from the last commit. A repeated run changes nothing.
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
    /**
     * Locks the row until the transaction ends, so that no other transaction brings renewals in line meanwhile. A new day or another policy
     * starts from the beginning.
     */
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

    /** Includes deleted contracts, because they may have a renewal. */
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
    private final DueNotices notices;

    @Inject
    DailyRun(Sql sql, Home home, TermEnds ends, AutomatedCalls calls, DueNotices notices) {
        this.sql = sql;
        this.home = home;
        this.ends = ends;
        this.calls = calls;
        this.notices = notices;
    }

    void hold() {
        sql.change(HOLD, values());
    }

    /** Returns true if not all contracts were processed for the day and the policy. */
    boolean isPending() {
        return sql.number(DONE, values()) == 0;
    }

    /** Processes the next contracts in one transaction. Returns true if there may be more. */
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
        notices.tell(reached, last, home.today());
    }

    private Map<String, Object> values() {
        var policy = RenewalPolicy.of(sql);
        return Map.of("today", home.today(), "horizonDays", policy.horizonDays(), "silentMonths", policy.silentMonths(), "beginning",
                BEGINNING);
    }
}
