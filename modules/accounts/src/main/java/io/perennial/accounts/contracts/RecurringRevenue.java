package io.perennial.accounts.contracts;

import io.perennial.kernel.Money;
import java.util.Currency;
import java.util.List;

/**
 * The revenue of a contract while it counts, by the rule that is published with {@code ContractView} in {@code api-specs/v1/schemas}. For
 * its recurring lines, with <i>m</i> the months of {@code per}:
 *
 * <ul>
 *   <li>{@code mrr} = Σ quantity × unitPrice ÷ m
 *   <li>{@code arr} = Σ quantity × unitPrice × 12 ÷ m
 * </ul>
 *
 * Each is summed exactly and rounded once, half to even, to the currency's minor unit. Therefore {@code arr} is not always exactly
 * 12 × {@code mrr}.
 */
record RecurringRevenue(Money arr, Money mrr) {
    static RecurringRevenue of(List<ContractLine> lines, Currency currency) {
        var exact = ExactRevenue.of(lines);
        return new RecurringRevenue(exact.arr(currency), exact.mrr(currency));
    }
}
