package io.perennial.renewals.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.identity.MemberId;
import io.perennial.kernel.Money;
import io.perennial.platform.testing.TenantWork;
import io.perennial.renewals.Category;
import io.perennial.renewals.Quarter;
import io.perennial.renewals.forecast.Forecast.CategoryForecast;
import io.perennial.renewals.forecast.Forecast.LeftOut;
import io.perennial.renewals.testing.DueRenewals;
import io.perennial.renewals.testing.DueRenewals.Due;
import io.perennial.renewals.testing.Facts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForecastIT {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Quarter QUARTER = Quarter.of("2026-Q1");
    private static final LocalDate DAY = LocalDate.parse("2026-02-10");

    private final TenantWork hazel = TenantWork.of("hazel");
    private final TenantWork juniper = TenantWork.of("juniper");
    private final UUID ida = Facts.member("hazel");

    @BeforeEach
    void nothing() {
        for (var table : List.of("renewals.renewal", "accounts.contract"))
            hazel.run(sql -> sql.change("delete from " + table + " where tenant_id = :tenant", Map.of()));
    }

    @Test
    void what_is_won_and_the_lesser_of_forecast_and_target_add_up_and_expansion_stands_apart() {
        due(Due.open(DAY, "100.00", null), Due.open(DAY, "100.00", "80.00"), Due.open(DAY, "100.00", "150.00"),
                Due.open(DAY, "200.00", "230.00").ended("won"), Due.open(DAY, "200.00", "90.00").ended("downsold"),
                Due.open(DAY, "400.00", null).ended("lost"));

        var total = forecast().total();

        assertEquals(sum(6, "1100.00", "290.00", "280.00", "570.00", "400.00", "130.00", "80.00", "290.00", 3), total);
    }

    @Test
    void the_probability_view_takes_what_is_due_by_its_likelihood_and_says_where_there_is_none() {
        due(Due.open(DAY, "100.00", "50.00").likely(7_500), Due.open(DAY, "0.30", null).likely(5_000),
                Due.open(DAY, "0.25", null).likely(5_000), Due.open(DAY, "10.00", null));

        var total = forecast().total();

        assertEquals(eur("75.27"), total.expected());
        assertEquals(1, total.withoutLikelihood());
    }

    @Test
    void each_renewal_is_converted_at_its_own_rate_and_rounded_half_even() {
        due(Due.open(DAY, "1.00", null).in("USD", "0.125"), Due.open(DAY, "1.00", "0.60").in("USD", "0.125"),
                Due.open(DAY, "3.00", null).in("USD", "0.125"));

        assertEquals(sum(3, "0.62", "0.00", "0.58", "0.58", "0.00", "0.04", "0.00", "0.00", 3), forecast().total());
    }

    @Test
    void what_is_left_out_is_counted_and_in_no_sum() {
        due(Due.open(DAY, "1.00", null), Due.open(DAY, "2.00", null).as("omitted"),
                Due.open(DAY, "4.00", "4.00").as("omitted").ended("won"),
                Due.open(DAY, "8.00", null).in("CHF", null), Due.open(DAY, "16.00", null).ended("withdrawn"));

        var forecast = forecast();

        assertEquals(new LeftOut(1, 1, 1), forecast.leftOut());
        assertEquals(eur("5.00"), forecast.total().due());
        assertEquals(List.of(Category.OMITTED, Category.COMMIT), forecast.byCategory().stream().map(CategoryForecast::category).toList());
        assertEquals(2, forecast.total().n());
    }

    @Test
    void it_is_seen_by_category_and_by_who_works_on_it() {
        due(Due.open(DAY, "1.00", null), Due.open(DAY, "2.00", null).as("best_case"), Due.open(DAY, "4.00", null));
        hazel.run(sql -> new DueRenewals(sql).add(ida, Due.open(DAY, "8.00", null)));

        var forecast = forecast();

        assertEquals(Map.of(Category.COMMIT, eur("13.00"), Category.BEST_CASE, eur("2.00")),
                Map.of(forecast.byCategory().get(0).category(), forecast.byCategory().get(0).sum().forecast(),
                        forecast.byCategory().get(1).category(), forecast.byCategory().get(1).sum().forecast()));
        assertEquals(List.of(new MemberId(ida), "nobody"),
                forecast.byOwner().stream().map(owner -> Objects.requireNonNullElse(owner.ownerId(), "nobody")).toList());
        assertEquals(List.of(eur("8.00"), eur("7.00")), forecast.byOwner().stream().map(owner -> owner.sum().forecast()).toList());
    }

    @Test
    void a_quarter_has_its_first_day_and_not_the_one_after_its_last() {
        due(Due.open(QUARTER.from(), "1.00", null), Due.open(QUARTER.from().minusDays(1), "2.00", null),
                Due.open(QUARTER.to(), "4.00", null),
                Due.open(QUARTER.to().minusDays(1), "8.00", null));

        assertEquals(eur("9.00"), forecast().total().due());
    }

    @Test
    void who_sees_only_own_accounts_forecasts_only_them_and_another_company_nothing() {
        due(Due.open(DAY, "1.00", null));
        hazel.run(sql -> new DueRenewals(sql).add(ida, Due.open(DAY, "2.00", null)));

        assertEquals(eur("2.00"), of(hazel.seenBy(ida)).total().due());
        assertEquals(sum(0, "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", 0), of(juniper).total());
    }

    private void due(Due... renewals) {
        hazel.run(sql -> Arrays.stream(renewals).map(due -> new DueRenewals(sql).add(null, due)).toList());
    }

    private Forecast forecast() {
        return of(hazel);
    }

    private static Forecast of(TenantWork work) {
        return work.run(sql -> Forecast.of(QUARTER, EUR, sql));
    }

    private static ForecastSum sum(
            long n, String due, String won, String open, String forecast, String lost, String downsell, String expansion, String expected,
            long withoutLikelihood) {
        return new ForecastSum(n, eur(due), eur(won), eur(open), eur(forecast), eur(lost), eur(downsell), eur(expansion), eur(expected),
                withoutLikelihood);
    }

    private static Money eur(String amount) {
        return new Money(new BigDecimal(amount), EUR);
    }
}
