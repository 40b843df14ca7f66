package io.perennial.renewals.forecast;

import io.perennial.identity.MemberId;
import io.perennial.platform.Sql;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How right the forecasts of a quarter were, each Monday's for itself. Both sides are snapshots: what was forecast, the Monday's own;
 * what came of it, the first one after the quarter's end. So it stays as it is, whatever is written about the renewals later.
 *
 * @param closedOn the Monday of what came of it; null as long as there is none, and then there are no horizons
 * @param horizons the earliest first
 */
public record ForecastAccuracy(
        String quarter,
        LocalDate from,
        LocalDate to,
        int definitionVersion,
        @Nullable LocalDate closedOn,
        @Nullable Currency currency,
        List<HorizonAccuracy> horizons) {
    private static final String CLOSING =
            """
            select taken_on, currency from {renewals.forecast_snapshot} where taken_on >= :to order by taken_on limit 1
            """;

    /**
     * A renewal that was not there yet, or was due in another quarter, was forecast with nothing; one that is there no more came to
     * nothing, and so did one that was still open. Snapshots in another currency than the closing one compare with nothing.
     */
    private static final String COMPARED =
            """
            with line as materialized (
                select l.taken_on, l.renewal_id, l.owner_id, l.standing, l.retained
                from {renewals.forecast_line} l
                join {renewals.forecast_snapshot} s on s.taken_on = l.taken_on
                where l.due_on >= :from and l.due_on < :to and l.taken_on <= :closedOn and l.%s and s.currency = :currency and %s
            ), ended as materialized (
                select renewal_id, owner_id, case when standing = 'won' then retained else 0 end as actual from line where taken_on = :closedOn
            ), pair as (
                select l.taken_on, l.owner_id, l.retained as forecast, coalesce(e.actual, 0) as actual
                from line l left join ended e on e.renewal_id = l.renewal_id
                where l.taken_on < :to
                union all
                select m.taken_on, e.owner_id, 0, e.actual
                from (select distinct taken_on from line where taken_on < :to) m
                cross join ended e
                left join line l on l.taken_on = m.taken_on and l.renewal_id = e.renewal_id
                where l.renewal_id is null
            )
            select taken_on, grouping(owner_id) = 1 as total, owner_id, count(*) as n, sum(forecast) as forecast, sum(actual) as actual,
                   sum(abs(forecast - actual)) as error
            from pair
            group by grouping sets ((taken_on), (taken_on, owner_id))
            order by taken_on, actual desc, owner_id
            """.formatted(ForecastSql.COUNTED, ForecastSnapshots.SEEN);

    record Closing(LocalDate takenOn, Currency currency) {}

    record Compared(
            LocalDate takenOn, boolean total, @Nullable MemberId ownerId, long n, BigDecimal forecast, BigDecimal actual, BigDecimal error) {
        AccuracySum in(Currency currency) {
            return AccuracySum.of(n, forecast, actual, error, currency);
        }
    }

    static ForecastAccuracy of(Quarter quarter, Sql sql) {
        var closing = sql.first(Closing.class, CLOSING, Map.of("to", quarter.to())).orElse(null);
        return new ForecastAccuracy(
                quarter.text(), quarter.from(), quarter.to(), Forecast.DEFINITION, closing == null ? null : closing.takenOn(),
                closing == null ? null : closing.currency(), closing == null ? List.of() : horizons(quarter, closing, sql));
    }

    private static List<HorizonAccuracy> horizons(Quarter quarter, Closing closing, Sql sql) {
        var rows = sql.list(Compared.class, COMPARED, Map.of(
                "from", quarter.from(), "to", quarter.to(), "closedOn", closing.takenOn(), "currency", closing.currency()));
        return rows.stream().filter(Compared::total).map(total -> horizon(quarter, total, rows, closing.currency())).toList();
    }

    private static HorizonAccuracy horizon(Quarter quarter, Compared total, List<Compared> rows, Currency currency) {
        var owners = rows.stream().filter(row -> !row.total() && row.takenOn().equals(total.takenOn()));
        return new HorizonAccuracy(
                Objects.requireNonNull(quarter.weeksLeft(total.takenOn())), total.takenOn(), total.in(currency),
                owners.map(row -> new OwnerAccuracy(row.ownerId(), row.in(currency))).toList());
    }
}
