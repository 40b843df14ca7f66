package io.perennial.renewals.forecast;

import io.perennial.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * How far forecasts were from what came of them, by KPI "forecast accuracy": f and a of each renewal, added up over renewals.
 *
 * @param n how many renewals: those that were forecast, and those of the end that were not
 * @param forecast Σ f, what they were to keep as it looked then
 * @param actual Σ a, what they had kept when the quarter was closed
 * @param error Σ |f − a|
 * @param wape error ÷ actual, to four decimals; null where nothing was kept
 * @param bias Σ (f − a) ÷ actual; above 0 where too much was forecast
 */
public record AccuracySum(long n, Money forecast, Money actual, Money error, @Nullable Double wape, @Nullable Double bias) {
    private static final int DECIMALS = 4;

    static AccuracySum of(long n, BigDecimal forecast, BigDecimal actual, BigDecimal error, Currency currency) {
        return new AccuracySum(
                n, Money.rounded(forecast, currency), Money.rounded(actual, currency), Money.rounded(error, currency),
                ratio(error, actual), ratio(forecast.subtract(actual), actual));
    }

    private static @Nullable Double ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : (Double) part.divide(whole, DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
    }
}
