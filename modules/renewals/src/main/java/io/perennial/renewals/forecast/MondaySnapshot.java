package io.perennial.renewals.forecast;

import static java.time.temporal.TemporalAdjusters.previousOrSame;

import io.perennial.identity.Home;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import io.perennial.renewals.Quarter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes a weekly snapshot of all renewals due from the previous quarter on, and keeps it for ever. The previous quarter is included to
 * record its outcome. A snapshot is one transaction: after a crash nothing of it is stored, and a stored one is never taken again.
 */
@ApplicationScoped
class MondaySnapshot {
    private static final UUID BEGINNING = new UUID(0, 0);
    private static final int AT_ONCE = 20_000;

    /**
     * Counts 1 if a snapshot is due, which is once the day's work on renewals is done. A Monday on which nothing ran is made up for later
     * in the week, except before the first snapshot: a new tenant has no forecast yet, so its first one is taken on a Monday.
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

    /** Selects a batch, because one statement must end within half a minute, however many renewals there are. */
    private static final String NEXT =
            """
            select id from (select id from {whole renewals.renewal} where id > :reached order by id limit :limit) next
            order by id desc
            limit 1
            """;

    private static final String KEEP =
            """
            insert into renewals.forecast_line (tenant_id, taken_on, renewal_id, account_id, due_on, owner_id, category, standing, target, retained,
                                                expansion, likely)
            select tenant_id, :monday, id, account_id, due_on, owner_id, category, standing, target, retained, expansion, likely
            from (%s) l
            where due_on >= :from and id > :reached and id <= :last
            """.formatted(ForecastSql.lines("{whole renewals.live_renewal}"));

    private record Piece(UUID reached, UUID last) {}

    private final Sql sql;
    private final Home home;
    private final Clock clock;

    @Inject
    MondaySnapshot(Sql sql, Home home, Clock clock) {
        this.sql = sql;
        this.home = home;
        this.clock = clock;
    }

    /** Takes the snapshot if it is due. Returns true if it did. */
    boolean take() {
        return isDue() && take(monday(home.today()));
    }

    boolean isDue() {
        var today = home.today();
        return sql.number(DUE, Map.of("today", today, "monday", monday(today))) > 0;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(previousOrSame(DayOfWeek.MONDAY));
    }

    private boolean take(LocalDate monday) {
        var currency = home.settings().currency();
        if (sql.change(BEGIN, Map.of("monday", monday, "now", clock.instant(), "currency", currency)) == 0) return false;
        for (var piece = next(BEGINNING); piece.isPresent(); piece = next(piece.get().last())) keep(monday, currency, piece.get());
        return true;
    }

    private void keep(LocalDate monday, Currency currency, Piece piece) {
        sql.change(KEEP, Map.of(
                "monday", monday, "from", Quarter.around(monday).before().from(), "currency", currency, "decimals",
                currency.getDefaultFractionDigits(),
                "reached", piece.reached(), "last", piece.last()));
    }

    /** Returns the next batch, if there is one. */
    private Optional<Piece> next(UUID reached) {
        return sql.first(Known.class, NEXT, Map.of("reached", reached, "limit", AT_ONCE)).map(last -> new Piece(reached, last.id()));
    }
}
