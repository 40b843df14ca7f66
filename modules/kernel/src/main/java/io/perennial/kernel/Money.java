package io.perennial.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** An exact amount of one currency. Outside the program {@code {"amount": "1200.00", "currency": "EUR"}}. */
public record Money(BigDecimal amount, Currency currency) {
    /** The amount to the currency's minor unit (cents, none for yen), rounded half-even. */
    public static Money rounded(BigDecimal amount, Currency currency) {
        return new Money(amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN), currency);
    }
}
