package io.perennial.renewals.ledger;

import io.perennial.kernel.Money;
import java.math.BigDecimal;
import java.util.Currency;

/** The same revenue as MRR and as ARR. */
public record Amounts(Money mrr, Money arr) {
    static Amounts of(BigDecimal mrr, BigDecimal arr, Currency currency) {
        return new Amounts(Money.rounded(mrr, currency), Money.rounded(arr, currency));
    }

    static Amounts nothing(Currency currency) {
        return of(BigDecimal.ZERO, BigDecimal.ZERO, currency);
    }

    Amounts plus(Amounts other) {
        return of(mrr.amount().add(other.mrr.amount()), arr.amount().add(other.arr.amount()), mrr.currency());
    }
}
