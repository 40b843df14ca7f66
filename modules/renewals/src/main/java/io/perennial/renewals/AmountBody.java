package io.perennial.renewals;

import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Maybe;
import io.perennial.kernel.Money;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An amount in a request. It is not negative and has no more decimals than its currency. */
public record AmountBody(
        @NotNull @PositiveOrZero(message = "must not be negative")
        @Digits(integer = 15, fraction = 6, message = "must have at most {integer} digits before the point and {fraction} after it") BigDecimal amount,
        @NotNull Currency currency) {
    private static final int FINEST = 6;

    /** Gives the amount the decimals of its currency, so that the same amount sent again equals the stored one. */
    public AmountBody {
        if (amount != null && currency != null && isExact(amount, currency.getDefaultFractionDigits()))
            amount = amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
    }

    /**
     * Returns true if the currency's decimals hold the number exactly. Checks the scale first, because a client may send a number that is
     * too long to write out.
     */
    private static boolean isExact(BigDecimal amount, int decimals) {
        return amount.scale() >= 0 && amount.scale() <= FINEST && decimals >= 0 && amount.stripTrailingZeros().scale() <= decimals;
    }

    static @Nullable AmountBody of(@Nullable BigDecimal amount, Currency currency) {
        return Maybe.map(amount, one -> new AmountBody(one, currency));
    }

    /** Returns the field errors of the amount alone. A missing amount is not an error here. */
    public static List<FieldError> faults(@Nullable AmountBody amount, String pointer) {
        if (amount == null || amount.amount == null || amount.currency == null) return List.of();
        if (amount.amount.stripTrailingZeros().scale() <= amount.currency.getDefaultFractionDigits()) return List.of();
        return List.of(new FieldError(pointer + "/amount", "range", "must not have more decimals than its currency"));
    }

    /** Returns the exact amount with the decimals of its currency. */
    public Money money() {
        return new Money(amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY), currency);
    }

    boolean isSameAs(Money other) {
        return currency.equals(other.currency()) && amount.compareTo(other.amount()) == 0;
    }

    /** Returns a field error if the amount is not in the expected currency. */
    static List<FieldError> strange(@Nullable AmountBody amount, Currency expected, String pointer) {
        if (amount == null || amount.currency.equals(expected)) return List.of();
        return List.of(new FieldError(pointer + "/currency", "rule", "must be the currency of the contract"));
    }
}
