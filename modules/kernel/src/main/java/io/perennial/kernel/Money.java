package io.perennial.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** An exact amount in one currency. Its JSON is {@code {"amount": "1200.00", "currency": "EUR"}}. */
public record Money(BigDecimal amount, Currency currency) {
    /** Returns the amount, rounded half-even to the currency's minor unit (cents for euros, whole yen). */
    public static Money rounded(BigDecimal amount, Currency currency) {
        return new Money(amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN), currency);
    }
}
