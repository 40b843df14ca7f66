package io.perennial.accounts.contracts;

import io.perennial.kernel.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;

/**
 * The exact revenue of a year: {@code sum ÷ parts}. A price for 36 months has no exact decimal price a year, and what was rounded once must
 * not be rounded again.
 *
 * @param parts the smallest number with which each line has whole periods in as many years
 */
record ExactRevenue(BigDecimal sum, BigInteger parts) {
    private static final BigInteger YEAR = BigInteger.valueOf(12);

    static ExactRevenue of(List<ContractLine> lines) {
        var recurring = lines.stream().filter(ContractLine::recurring).toList();
        var parts = recurring.stream().map(line -> parts(line.months())).reduce(BigInteger.ONE, ExactRevenue::multiple);
        var sum = recurring.stream().map(line -> line.price().multiply(times(line, parts))).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new ExactRevenue(sum, parts);
    }

    private static BigInteger parts(BigInteger months) {
        return months.divide(months.gcd(YEAR));
    }

    private static BigInteger multiple(BigInteger one, BigInteger other) {
        return one.divide(one.gcd(other)).multiply(other);
    }

    private static BigDecimal times(ContractLine line, BigInteger parts) {
        return new BigDecimal(YEAR.multiply(parts).divide(line.months()));
    }

    Money arr(Currency currency) {
        return new Money(divided(BigInteger.ONE, currency.getDefaultFractionDigits()), currency);
    }

    Money mrr(Currency currency) {
        return new Money(divided(YEAR, currency.getDefaultFractionDigits()), currency);
    }

    boolean is(BigDecimal arr) {
        return parts.equals(BigInteger.ONE) && sum.compareTo(arr) == 0;
    }

    /** Returns what is missing to an amount a year. */
    ExactRevenue until(BigDecimal arr) {
        return new ExactRevenue(arr.multiply(new BigDecimal(parts)).subtract(sum), parts);
    }

    private BigDecimal divided(BigInteger by, int decimals) {
        return sum.divide(new BigDecimal(parts.multiply(by)), decimals, RoundingMode.HALF_EVEN);
    }
}
