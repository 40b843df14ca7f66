package io.perennial.renewals.forecast;

import io.perennial.platform.sql.Sql;
import io.perennial.renewals.Quarter;
import io.perennial.renewals.forecast.Forecast.LeftOut;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the forecast of a quarter came about, Monday by Monday. */
public record ForecastSnapshots(String quarter, LocalDate from, LocalDate to, List<ForecastSnapshot> items) {
    /**
     * What a quarter's renewals looked like on a Monday.
     *
     * @param takenAt when it was really taken, which is later where nothing ran on that Monday
     * @param weeksLeft the whole weeks that were left of the quarter; null once it had ended
     */
    public record ForecastSnapshot(
            LocalDate takenOn, Instant takenAt, @Nullable Integer weeksLeft, Currency currency, ForecastSum sum, LeftOut leftOut) {}

    /** Of whose accounts the lines are seen: those that are theirs now. */
    static final String SEEN =
            "(:viewer::uuid is null or l.account_id in (select id from {accounts.live_account} where owner_id = :viewer))";

    private static final String TAKEN =
            """
            select 'total' as grouped, null::text as category, null::uuid as owner_id, s.taken_on, s.taken_at, s.currency, %s
            from {renewals.forecast_snapshot} s
            join {renewals.forecast_line} l on l.taken_on = s.taken_on
            where l.due_on >= :from and l.due_on < :to and %s
            group by s.taken_on, s.taken_at, s.currency
            order by s.taken_on
            """.formatted(ForecastSql.SUMS, SEEN);

    static ForecastSnapshots of(Quarter quarter, Sql sql) {
        var rows = sql.list(ForecastRow.class, TAKEN, Map.of("from", quarter.from(), "to", quarter.to()));
        return new ForecastSnapshots(
                quarter.text(), quarter.from(), quarter.to(), rows.stream().map(row -> snapshot(quarter, row)).toList());
    }

    private static ForecastSnapshot snapshot(Quarter quarter, ForecastRow row) {
        var day = Objects.requireNonNull(row.takenOn());
        return new ForecastSnapshot(
                day, Objects.requireNonNull(row.takenAt()), quarter.weeksLeft(day), row.currency(), row.sum(), row.leftOut());
    }
}
