package io.perennial.renewals;

import io.perennial.identity.MemberId;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Money;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.SelfChecked;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people write about a renewal; all else follows from its contract.
 *
 * @param ownerId who works on it, where that is not the account's owner
 * @param forecastArr what they expect, in the contract's currency; none as long as it is what is due
 * @param likelihood in basis points
 */
public record RenewalWork(
        @Nullable MemberId ownerId,
        @Valid @Nullable AmountBody forecastArr,
        @Min(value = 0, message = "At least {value}") @Max(value = 10_000, message = "At most {value}") @Nullable Integer likelihood,
        @Nullable Category category,
        @Nullable Stage stage,
        @Size(max = 20, message = "At most {max}")
                List<@NotNull @Size(min = 1, max = 100, message = "From {min} to {max} characters")
                        @Pattern(regexp = "[a-z][a-z0-9_]*", message = "Only a–z, 0–9 and _, a letter first") String> riskReasons,
        @Characters(max = 500) @Nullable String nextStep,
        @Characters(max = 200) @Nullable String competitor,
        @Characters(max = 20_000) @Nullable String notes)
        implements SelfChecked {
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

    /** Where the work on a renewal stands. */
    public enum Stage {
        UPCOMING,
        IN_PROGRESS,
        NEGOTIATING,
        VERBAL
    }

    /** What was taken away is as it was in the beginning. */
    public RenewalWork {
        category = category == null ? Category.PIPELINE : category;
        stage = stage == null ? Stage.UPCOMING : stage;
        riskReasons = riskReasons == null ? List.of() : riskReasons;
    }

    @Override
    public List<FieldError> faults() {
        var faults = new ArrayList<>(AmountBody.faults(forecastArr, "/forecastArr"));
        if (riskReasons.stream().distinct().count() < riskReasons.size()) faults.add(new FieldError("/riskReasons", "rule", "Each one once"));
        return faults;
    }
}
