package io.perennial.accounts.contracts;

import io.perennial.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
    private static final BigDecimal MONTHS_OF_A_YEAR = BigDecimal.valueOf(12);

    static RecurringRevenue of(List<ContractLine> lines, Currency currency) {
        var year = ofAYear(lines);
        var month = year.divide(MONTHS_OF_A_YEAR, currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN);
        return new RecurringRevenue(Money.rounded(year, currency), new Money(month, currency));
    }

    /**
     * Returns the exact revenue of a year: 12 is a multiple of the months of every {@code per}. MRR is a twelfth of it, rounded in one
     * step.
     */
    static BigDecimal ofAYear(List<ContractLine> lines) {
        return lines.stream()
                .filter(ContractLine::recurring)
                .map(line -> line.quantity().multiply(line.unitPrice()).multiply(BigDecimal.valueOf(line.per().timesAYear())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
