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

/** The snapshots of a quarter's forecast, Monday by Monday. */
public record ForecastSnapshots(String quarter, LocalDate from, LocalDate to, List<ForecastSnapshot> items) {
    /**
     * The forecast of a quarter on a Monday.
     *
     * @param takenAt the time at which it was taken; later than the Monday if nothing ran on that day
     * @param weeksLeft the whole weeks of the quarter that were left; null once it had ended
     */
    public record ForecastSnapshot(
            LocalDate takenOn, Instant takenAt, @Nullable Integer weeksLeft, Currency currency, ForecastSum sum, LeftOut leftOut) {}

    private static final String TAKEN =
            """
            select 'total' as grouped, null::text as category, null::uuid as owner_id, s.taken_on, s.taken_at, s.currency, %s
            from {renewals.forecast_snapshot} s
            join {renewals.visible_forecast_line} l on l.taken_on = s.taken_on
            where l.due_on >= :from and l.due_on < :to
            group by s.taken_on, s.taken_at, s.currency
            order by s.taken_on
            """.formatted(ForecastSql.SUMS);

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
