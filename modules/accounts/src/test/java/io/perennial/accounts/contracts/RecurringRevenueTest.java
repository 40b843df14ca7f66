package io.perennial.accounts.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecurringRevenueTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final Currency TND = Currency.getInstance("TND");

    private static final Map<String, Integer> MONTHS =
            Map.of("month", 1, "quarter", 3, "half_year", 6, "year", 12, "P36M", 36, "P7M", 7, "P24M", 24);
    private static final List<String> PERS = MONTHS.keySet().stream().sorted().toList();

    /** 27.777… a month and 333.333… a year: twelve times the rounded month would be 333.36. */
    @Test
    void a_price_for_three_years_is_divided_once() {
        var revenue = revenue(EUR, line("1", "1000", "P36M"));

        assertEquals(List.of("333.33", "27.78"), List.of(revenue.arr().amount().toString(), revenue.mrr().amount().toString()));
        assertEquals(new BigDecimal("1000.00"), revenue(EUR, line("3", "1000", "P36M")).arr().amount());
        assertEquals(Per.YEAR, line("1", "1", "P12M").per());
    }

    @Test
    void a_monthly_price_counts_twelve_times_a_year_a_quarterly_one_four_times() {
        var revenue = revenue(EUR, line("120", "25.00", Per.MONTH), line("1", "300", Per.QUARTER), line("1", "600", Per.HALF_YEAR),
                line("1", "1200", Per.YEAR));

        assertEquals(new BigDecimal("39600.00"), revenue.arr().amount());
        assertEquals(new BigDecimal("3300.00"), revenue.mrr().amount());
    }

    @Test
    void what_does_not_recur_counts_towards_neither() {
        var setUp = new ContractLine("Set-up", BigDecimal.ONE, new BigDecimal("1500"), Per.MONTH, false);

        assertEquals(new BigDecimal("0.00"), revenue(EUR, setUp).arr().amount());
        assertEquals(new BigDecimal("0.00"), revenue(EUR, setUp).mrr().amount());
    }

    @Test
    void a_discount_is_taken_off_and_may_outweigh_the_rest() {
        assertEquals(new BigDecimal("-24.00"), revenue(EUR, line("1", "10", Per.MONTH), line("1", "-12", Per.MONTH)).arr().amount());
    }

    @Test
    void nothing_is_rounded_before_the_sum() {
        var thirds = new ContractLine[] {line("1", "0.01", Per.QUARTER), line("1", "0.01", Per.QUARTER), line("1", "0.01", Per.QUARTER)};

        assertEquals(new BigDecimal("0.01"), revenue(EUR, thirds).mrr().amount());
    }

    @Test
    void halves_go_to_the_even_neighbour() {
        assertEquals(new BigDecimal("0.02"), revenue(EUR, line("1", "0.025", Per.YEAR)).arr().amount());
        assertEquals(new BigDecimal("0.04"), revenue(EUR, line("1", "0.035", Per.YEAR)).arr().amount());
        assertEquals(new BigDecimal("-0.02"), revenue(EUR, line("1", "-0.025", Per.YEAR)).arr().amount());
    }

    @Test
    void an_arr_need_not_be_twelve_times_its_mrr() {
        var revenue = revenue(EUR, line("1", "100", Per.YEAR));

        assertEquals(new BigDecimal("100.00"), revenue.arr().amount());
        assertEquals(new BigDecimal("8.33"), revenue.mrr().amount());
    }

    @Test
    void the_minor_unit_is_the_currencys_own() {
        assertEquals(new BigDecimal("8"), revenue(JPY, line("1", "100", Per.YEAR)).mrr().amount());
        assertEquals(new BigDecimal("8.333"), revenue(TND, line("1", "100", Per.YEAR)).mrr().amount());
    }

    @Test
    void any_lines_are_worth_what_whole_numbers_say() {
        var random = new Random(20260310);
        for (int round = 0; round < 5_000; round++) {
            var lines = lines(random);
            var currency = List.of(EUR, JPY, TND).get(random.nextInt(3));
            var revenue = RecurringRevenue.of(lines, currency);

            assertEquals(plainly(lines, currency, 1), revenue.arr().amount().unscaledValue(), lines::toString);
            assertEquals(plainly(lines, currency, 12), revenue.mrr().amount().unscaledValue(), lines::toString);
        }
    }

    private static List<ContractLine> lines(Random random) {
        var lines = new ArrayList<ContractLine>();
        for (int left = random.nextInt(6); left > 0; left--)
            lines.add(new ContractLine(
                    "x", number(random), random.nextInt(5) == 0 ? number(random).negate() : number(random),
                    PERS.get(random.nextInt(PERS.size())), random.nextInt(4) > 0));
        return lines;
    }

    /** Returns a random number; many are small and have few decimals, so that halves occur. */
    private static BigDecimal number(Random random) {
        return new BigDecimal(BigInteger.valueOf(random.nextLong(random.nextBoolean() ? 1_000 : 1_000_000_000_000_000L)),
                random.nextInt(7));
    }

    /** Returns the revenue in minor units. It is one fraction of whole numbers with 12 decimals, divided once. */
    private static BigInteger plainly(List<ContractLine> lines, Currency currency, int parts) {
        var all = BigInteger.ONE;
        for (var months : MONTHS.values()) all = all.multiply(BigInteger.valueOf(months));
        var sum = BigInteger.ZERO;
        for (var line : lines)
            if (line.recurring()) {
                var exact = line.quantity().setScale(6).unscaledValue().multiply(line.unitPrice().setScale(6).unscaledValue());
                sum = sum.add(exact.multiply(all).multiply(BigInteger.valueOf(12)).divide(BigInteger.valueOf(MONTHS.get(line.per()))));
            }
        var unit = BigInteger.TEN.pow(12 - currency.getDefaultFractionDigits()).multiply(BigInteger.valueOf(parts)).multiply(all);
        return halfEven(sum, unit);
    }

    private static BigInteger halfEven(BigInteger amount, BigInteger unit) {
        var parts = amount.abs().divideAndRemainder(unit);
        var half = parts[1].shiftLeft(1).compareTo(unit);
        var up = half > 0 || half == 0 && parts[0].testBit(0);
        var whole = up ? parts[0].add(BigInteger.ONE) : parts[0];
        return amount.signum() < 0 ? whole.negate() : whole;
    }

    private static RecurringRevenue revenue(Currency currency, ContractLine... lines) {
        return RecurringRevenue.of(List.of(lines), currency);
    }

    private static ContractLine line(String quantity, String price, String per) {
        return new ContractLine("Seats", new BigDecimal(quantity), new BigDecimal(price), per, true);
    }
}
