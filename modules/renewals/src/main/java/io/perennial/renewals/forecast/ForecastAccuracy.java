package io.perennial.renewals.forecast;

import io.perennial.identity.MemberId;
import io.perennial.kernel.Maybe;
import io.perennial.kernel.Money;
import io.perennial.kernel.Ratio;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.Quarter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The accuracy of each Monday's forecast of a quarter. It compares two snapshots: the forecast is the Monday's own, the actual is the first
 * snapshot after the quarter's end. So later changes of renewals do not change it.
 *
 * @param closedOn the Monday of the actual snapshot; null if there is none yet, and then there are no horizons
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
    /**
     * The accuracy of a Monday's forecast.
     *
     * @param weeksLeft the whole weeks of the quarter that were left
     */
    public record HorizonAccuracy(int weeksLeft, LocalDate takenOn, AccuracySum total, List<OwnerAccuracy> byOwner) {}

    /** The accuracy for the renewals that a member worked on then, or that had no owner. */
    public record OwnerAccuracy(@Nullable MemberId ownerId, AccuracySum sum) {}

    /**
     * The distance between forecast and actual, by KPI "forecast accuracy": f and a of each renewal, summed over renewals.
     *
     * @param n the number of renewals: those that were forecast, and those at the end that were not
     * @param forecast Σ f, the amount to keep as forecast then
     * @param actual Σ a, the amount kept when the quarter was closed
     * @param error Σ |f − a|
     * @param wape error ÷ actual, to four decimals; null if nothing was kept
     * @param bias Σ (f − a) ÷ actual; above 0 if too much was forecast
     */
    public record AccuracySum(long n, Money forecast, Money actual, Money error, @Nullable Double wape, @Nullable Double bias) {
        static AccuracySum of(long n, BigDecimal forecast, BigDecimal actual, BigDecimal error, Currency currency) {
            return new AccuracySum(
                    n, Money.rounded(forecast, currency), Money.rounded(actual, currency), Money.rounded(error, currency),
                    Ratio.of(error, actual), Ratio.of(forecast.subtract(actual), actual));
        }
    }

    private static final String CLOSING =
            """
            select taken_on, currency from {renewals.forecast_snapshot} where taken_on >= :to order by taken_on limit 1
            """;

    /**
     * Compares each Monday's lines with the closing ones. A renewal that did not exist on a Monday, or was due in another quarter, has a
     * forecast of 0. The statement computes these as all renewals at the end less those that existed on the Monday. A renewal that is gone
     * or still open at the end has an actual of 0. Snapshots in another currency than the closing one are left out.
     */
    private static final String COMPARED =
            """
            with line as materialized (
                select taken_on, owner_id, retained, kept, case when last_on = :closedOn then last_kept end as actual, last_owner_id
                from (select l.taken_on, l.owner_id, l.retained, k.kept, first_value(l.taken_on) over latest as last_on,
                             first_value(k.kept) over latest as last_kept, first_value(l.owner_id) over latest as last_owner_id
                      from {renewals.visible_forecast_line} l
                      join {renewals.forecast_snapshot} s on s.taken_on = l.taken_on
                      cross join lateral (select case when l.standing = 'won' then l.retained else 0 end as kept) k
                      where l.due_on >= :from and l.due_on < :to and l.taken_on <= :closedOn and l.%s and s.currency = :currency
                      window latest as (partition by l.renewal_id order by l.taken_on desc)) l
            ), ended as (
                select owner_id, count(*) as n, sum(kept) as actual, sum(abs(kept)) as error from line where taken_on = :closedOn group by owner_id
            ), part as (
                select taken_on, owner_id, count(*) as n, sum(retained) as forecast, sum(coalesce(actual, 0)) as actual,
                       sum(abs(retained - coalesce(actual, 0))) as error
                from line where taken_on < :to group by taken_on, owner_id
                union all
                select m.taken_on, e.owner_id, e.n, 0, e.actual, e.error
                from (select distinct taken_on from line where taken_on < :to) m cross join ended e
                union all
                select taken_on, last_owner_id, -count(*), 0, -sum(actual), -sum(abs(actual))
                from line where taken_on < :to and actual is not null group by taken_on, last_owner_id
            )
            select taken_on, grouping(owner_id) = 1 as total, owner_id, sum(n)::bigint as n, sum(forecast) as forecast, sum(actual) as actual,
                   sum(error) as error
            from part
            group by grouping sets ((taken_on), (taken_on, owner_id))
            having sum(n) > 0
            order by taken_on, actual desc, owner_id
            """.formatted(ForecastSql.COUNTED);

    record Closing(LocalDate takenOn, Currency currency) {}

    record Compared(
            LocalDate takenOn, boolean total, @Nullable MemberId ownerId, long n, BigDecimal forecast, BigDecimal actual,
            BigDecimal error) {
        AccuracySum in(Currency currency) {
            return AccuracySum.of(n, forecast, actual, error, currency);
        }
    }

    static ForecastAccuracy of(Quarter quarter, Sql sql) {
        var closing = sql.first(Closing.class, CLOSING, Map.of("to", quarter.to())).orElse(null);
        return new ForecastAccuracy(
                quarter.text(), quarter.from(), quarter.to(), Forecast.DEFINITION, Maybe.map(closing, Closing::takenOn),
                Maybe.map(closing, Closing::currency), closing == null ? List.of() : horizons(quarter, closing, sql));
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
