package io.perennial.accounts.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScaledPricesTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final ContractLine SEATS = line("Seats", "100", "25.00");
    private static final ContractLine SET_UP = new ContractLine("Set-up", BigDecimal.ONE, new BigDecimal("900"), null, false);

    @Test
    void the_same_amount_keeps_each_line_as_it_is() {
        var odd = line("Odd", "1", "0.0004");

        assertEquals(List.of(SEATS, odd), scaled("30000.00", SEATS, odd, SET_UP));
    }

    @Test
    void twelve_per_cent_more_is_three_euros_more_for_each_seat() {
        assertEquals(List.of(line("Seats", "100", "28.00")), scaled("33600", SEATS));
    }

    @Test
    void two_products_stay_two_and_a_discount_grows_with_the_price() {
        assertEquals(List.of(line("Seats", "10", "22"), line("Support", "2", "55"), line("Seats", "1", "-11")),
                scaled("3828", line("Seats", "10", "20"), line("Support", "2", "50"), line("Seats", "1", "-10")));
    }

    @Test
    void nothing_but_a_downsell_to_nothing_has_prices_of_nothing() {
        assertEquals(List.of(line("Seats", "100", "0.00")), scaled("0.00", SEATS));
    }

    @Test
    void what_was_worth_nothing_has_no_prices_to_scale() {
        assertEquals(List.of(ContractLine.yearly("Seats, Support", new BigDecimal("120.00"))),
                scaled("120.00", line("Seats", "10", "0"), line("Support", "0", "5"), SET_UP));
        assertEquals(List.of(ContractLine.yearly("C-1", new BigDecimal("120.00"))), scaled("120.00"));
    }

    /** Prices have six decimals, so that a huge quantity cannot always meet an amount by its price alone. */
    @Test
    void any_amount_is_met_to_the_cent_with_the_same_products_and_quantities() {
        var random = new Random(20261129);
        for (int round = 0; round < 2_000; round++) {
            var lines = lines(random);
            var amount = BigDecimal.valueOf(random.nextLong(10_000_000), 2);
            var next = scaled(amount.toPlainString(), lines.toArray(ContractLine[]::new));

            assertEquals(amount, RecurringRevenue.of(next, EUR).arr().amount(), lines::toString);
            for (int at = 0; at < lines.size(); at++) {
                assertEquals(lines.get(at).product(), next.get(at).product());
                assertEquals(lines.get(at).quantity(), next.get(at).quantity());
            }
        }
    }

    private static List<ContractLine> lines(Random random) {
        var lines = new ArrayList<ContractLine>();
        for (int left = 1 + random.nextInt(4); left > 0; left--)
            lines.add(new ContractLine("P" + left, BigDecimal.valueOf(1 + random.nextInt(random.nextBoolean() ? 100 : 10_000_000)),
                    BigDecimal.valueOf(1 + random.nextInt(100_000), 3), List.of("month", "year", "P36M").get(random.nextInt(3)), true));
        return lines;
    }

    private static List<ContractLine> scaled(String arr, ContractLine... lines) {
        return ScaledPrices.of(List.of(lines), "C-1", new BigDecimal(arr), EUR);
    }

    private static ContractLine line(String product, String quantity, String price) {
        return new ContractLine(product, new BigDecimal(quantity), new BigDecimal(price), Per.MONTH, true);
    }
}
