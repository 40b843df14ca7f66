package io.perennial.accounts.contracts;

import io.perennial.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;

/**
 * What a contract is worth while it counts, by the rule that is published with {@code ContractView} in
 * {@code api-specs/v1/schemas}: of its recurring lines, with <i>m</i> the months of {@code per},
 *
 * <ul>
 *   <li>{@code mrr} = Σ quantity × unitPrice ÷ m
 *   <li>{@code arr} = Σ quantity × unitPrice × 12 ÷ m
 * </ul>
 *
 * each summed exactly and rounded once, half to even, to the currency's minor unit; so {@code arr} need not be exactly
 * 12 × {@code mrr}.
 */
record RecurringRevenue(Money arr, Money mrr) {
    private static final BigDecimal MONTHS_OF_A_YEAR = BigDecimal.valueOf(12);

    static RecurringRevenue of(List<ContractLine> lines, Currency currency) {
        var year = ofAYear(lines);
        var month = year.divide(MONTHS_OF_A_YEAR, currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN);
        return new RecurringRevenue(Money.rounded(year, currency), new Money(month, currency));
    }

    /** Exact, since 12 is a multiple of every {@code per}; a month is a twelfth of it, rounded in one step. */
    static BigDecimal ofAYear(List<ContractLine> lines) {
        return lines.stream()
                .filter(ContractLine::recurring)
                .map(line -> line.quantity().multiply(line.unitPrice()).multiply(BigDecimal.valueOf(line.per().timesAYear())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
