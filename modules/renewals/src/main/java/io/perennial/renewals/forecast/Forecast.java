package io.perennial.renewals.forecast;

import io.perennial.identity.MemberId;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.Category;
import io.perennial.renewals.Quarter;
import io.perennial.renewals.forecast.ForecastRow.Grouped;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The forecast of a quarter: what its renewals come to as they are now. */
public record Forecast(
        String quarter,
        LocalDate from,
        LocalDate to,
        Currency currency,
        int definitionVersion,
        ForecastSum total,
        LeftOut leftOut,
        List<CategoryForecast> byCategory,
        List<OwnerForecast> byOwner) {
    /**
     * The number of renewals of a quarter that the forecast does not include.
     *
     * @param omitted undecided, with category {@code omitted}
     * @param withoutRate in a currency without a rate
     * @param withdrawn withdrawn, because there is nothing to renew any more
     */
    public record LeftOut(long omitted, long withoutRate, long withdrawn) {}

    /** The sums of the renewals of a category. */
    public record CategoryForecast(Category category, ForecastSum sum) {}

    /** The sums of the renewals that a member works on, or that have no owner. */
    public record OwnerForecast(@Nullable MemberId ownerId, ForecastSum sum) {}

    static final int DEFINITION = 1;

    private static final String NOW =
            """
            select case grouping(category, owner_id) when 3 then 'total' when 1 then 'category' else 'owner' end as grouped,
                   category, owner_id, null::date as taken_on, null::timestamptz as taken_at, :currency::text as currency, %s
            from (%s) l
            where due_on >= :from and due_on < :to
            group by grouping sets ((), (category), (owner_id))
            order by due desc, category, owner_id
            """.formatted(ForecastSql.SUMS, ForecastSql.lines("{renewals.visible_renewal}"));

    static Forecast of(Quarter quarter, Currency currency, Sql sql) {
        var rows = sql.list(ForecastRow.class, NOW, Map.of(
                "from", quarter.from(), "to", quarter.to(), "currency", currency, "decimals", currency.getDefaultFractionDigits()));
        var total = counted(rows, Grouped.TOTAL).getFirst();
        return new Forecast(
                quarter.text(), quarter.from(), quarter.to(), currency, DEFINITION, total.sum(), total.leftOut(),
                counted(rows, Grouped.CATEGORY).stream().map(row -> new CategoryForecast(Objects.requireNonNull(row.category()), row.sum()))
                        .toList(),
                counted(rows, Grouped.OWNER).stream().map(row -> new OwnerForecast(row.ownerId(), row.sum())).toList());
    }

    /** Returns the rows of one grouping, without the groups of which no renewal counts. */
    private static List<ForecastRow> counted(List<ForecastRow> rows, Grouped by) {
        return rows.stream().filter(row -> row.grouped() == by && (by == Grouped.TOTAL || row.n() > 0)).toList();
    }
}
