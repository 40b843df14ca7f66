package io.perennial.renewals;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Money;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An amount as it is written: no smaller unit than its currency has, and never negative. */
public record AmountBody(
        @NotNull @PositiveOrZero(message = "Not negative") @Digits(integer = 15, fraction = 6, message = "At most {integer} digits before the point and {fraction} after it")
                BigDecimal amount,
        @NotNull Currency currency) {
    private static final int FINEST = 6;

    /** With as many decimals as its currency has, so that what is sent again is what is there already. */
    public AmountBody {
        if (amount != null && currency != null && isExact(amount, currency.getDefaultFractionDigits()))
            amount = amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
    }

    /** Of a number that could be an amount: one may be sent that is too long to be written out. */
    private static boolean isExact(BigDecimal amount, int decimals) {
        return amount.scale() >= 0 && amount.scale() <= FINEST && decimals >= 0 && amount.stripTrailingZeros().scale() <= decimals;
    }

    static @Nullable AmountBody of(@Nullable BigDecimal amount, Currency currency) {
        return amount == null ? null : new AmountBody(amount, currency);
    }

    /** What is wrong with it by itself; one that is missing is another's matter. */
    public static List<FieldError> faults(@Nullable AmountBody amount, String pointer) {
        if (amount == null || amount.amount == null || amount.currency == null) return List.of();
        if (amount.amount.stripTrailingZeros().scale() <= amount.currency.getDefaultFractionDigits()) return List.of();
        return List.of(new FieldError(pointer + "/amount", "range", "No smaller unit than its currency has"));
    }

    /** Exactly it, with as many decimals as its currency has. */
    public Money money() {
        return new Money(amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY), currency);
    }

    /** In another currency than that of what it is about. */
    static List<FieldError> strange(@Nullable AmountBody amount, Currency expected, String pointer) {
        if (amount == null || amount.currency.equals(expected)) return List.of();
        return List.of(new FieldError(pointer + "/currency", "rule", "The contract's currency"));
    }
}
