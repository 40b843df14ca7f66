package io.perennial.renewals.forecast;

import io.perennial.identity.MemberId;
import io.perennial.kernel.Money;
import io.perennial.renewals.Category;
import io.perennial.renewals.forecast.Forecast.LeftOut;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The sums of some renewals of a quarter, as {@link ForecastSql#SUMS} computes them. */
record ForecastRow(
        Grouped grouped,
        @Nullable Category category,
        @Nullable MemberId ownerId,
        @Nullable LocalDate takenOn,
        @Nullable Instant takenAt,
        Currency currency,
        long n,
        BigDecimal due,
        BigDecimal won,
        BigDecimal open,
        BigDecimal lost,
        BigDecimal expansion,
        BigDecimal expected,
        long withoutLikelihood,
        long omitted,
        long withoutRate,
        long withdrawn) {
    /** The grouping of a row. */
    enum Grouped { TOTAL, CATEGORY, OWNER }

    ForecastSum sum() {
        return new ForecastSum(
                n, money(due), money(won), money(open), money(won.add(open)), money(lost),
                money(due.subtract(won).subtract(open).subtract(lost)), money(expansion), money(expected),
                withoutLikelihood);
    }

    LeftOut leftOut() {
        return new LeftOut(omitted, withoutRate, withdrawn);
    }

    private Money money(BigDecimal amount) {
        return Money.rounded(amount, currency);
    }
}
