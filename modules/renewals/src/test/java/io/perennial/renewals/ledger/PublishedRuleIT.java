package io.perennial.renewals.ledger;

import static io.perennial.renewals.ledger.Bookkeeping.contract;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.kernel.TypeId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the rule by examples, each small enough to be checked by hand. */
class PublishedRuleIT {
    private final Bookkeeping company = new Bookkeeping("ruled", "EUR");
    private final UUID account = company.account();

    private void write(String starts, String ends, String product, String quantity, String price) {
        company.write(contract(account, starts, ends, "EUR", product, quantity, price));
    }

    private List<String> entered() {
        company.enter(account);
        return company.entries(account);
    }

    @Test
    void what_a_customer_begins_with_is_new_and_what_the_last_contract_ends_with_is_churn() {
        write("2024-01-01", "2024-07-01", "Fleet", "10", "1");
        write("2024-03-01", "2024-07-01", "Basic", "2", "1");

        assertEquals(List.of("2024-01-01 new Fleet 10.00 120.00", "2024-03-01 expansion Basic 2.00 24.00",
                "2024-07-01 churn Basic -2.00 -24.00", "2024-07-01 churn Fleet -10.00 -120.00"), entered());
    }

    @Test
    void who_comes_back_is_reactivated() {
        write("2024-01-01", "2024-02-01", "Fleet", "10", "1");
        write("2024-02-02", null, "Fleet", "30", "2");

        assertEquals("2024-02-02 reactivation Fleet 60.00 720.00", entered().getLast());
    }

    @Test
    void an_upgrade_to_another_product_is_a_net_expansion_and_a_downgrade_a_net_contraction() {
        write("2024-01-01", "2024-02-01", "Basic", "10", "1");
        write("2024-02-01", "2024-03-01", "Fleet", "10", "3");
        write("2024-03-01", null, "Basic", "10", "1");

        assertEquals(
                List.of("2024-01-01 new Basic 10.00 120.00", "2024-02-01 expansion Basic -10.00 -120.00",
                        "2024-02-01 expansion Fleet 30.00 360.00",
                        "2024-03-01 contraction Basic 10.00 120.00", "2024-03-01 contraction Fleet -30.00 -360.00"),
                entered().stream().sorted().toList());
    }

    /** 10 at 3.00 become 12 at 3.50: 2 more at the former price are expansion, and 0.50 more for each of 12 is price. */
    @Test
    void what_a_renewal_changes_is_volume_at_the_former_price_and_the_rest_is_price() {
        write("2023-01-01", "2024-01-01", "Fleet", "10", "3");
        write("2024-01-01", null, "Fleet", "12", "3.50");

        assertEquals(List.of("2023-01-01 new Fleet 30.00 360.00", "2024-01-01 expansion Fleet -30.00 -360.00",
                "2024-01-01 expansion Fleet 36.00 432.00", "2024-01-01 price Fleet 6.00 72.00"), entered());
    }

    @Test
    void what_is_bought_beside_what_goes_on_is_expansion_whatever_it_costs() {
        write("2024-01-01", null, "Fleet", "10", "3");
        write("2024-02-01", null, "Fleet", "10", "9");

        assertEquals("2024-02-01 expansion Fleet 90.00 1080.00", entered().getLast());
    }

    @Test
    void a_new_rate_is_currency_also_for_what_is_renewed_on_that_day() {
        company.rate("USD", LocalDate.parse("2023-01-01"), new BigDecimal("0.50"));
        company.rate("USD", LocalDate.parse("2024-01-01"), new BigDecimal("0.60"));
        company.write(contract(account, "2023-01-01", "2024-01-01", "USD", "Fleet", "10", "10"));
        company.write(contract(account, "2024-01-01", null, "USD", "Fleet", "10", "10"));
        company.write(contract(account, "2023-01-01", null, "USD", "Basic", "10", "1"));

        assertEquals(List.of("2023-01-01 new Basic 5.00 60.00", "2023-01-01 new Fleet 50.00 600.00",
                "2024-01-01 currency Basic 1.00 12.00", "2024-01-01 currency Fleet 10.00 120.00",
                "2024-01-01 expansion Fleet -60.00 -720.00", "2024-01-01 expansion Fleet 60.00 720.00"), entered());
    }

    @Test
    void without_a_rate_on_the_day_nothing_is_added_until_there_is_one() {
        company.rate("USD", LocalDate.parse("2024-06-01"), new BigDecimal("0.50"));
        company.write(contract(account, "2024-01-01", null, "USD", "Fleet", "10", "1"));

        assertEquals(List.of("2024-06-01 new Fleet 5.00 60.00"), entered());
        company.write(contract(account, "2024-01-01", null, "EUR", "Basic", "1", "1"));
        assertEquals(
                List.of("- 2024-06-01 new Fleet -5.00 -60.00", "2024-01-01 new Basic 1.00 12.00", "2024-06-01 currency Fleet 5.00 60.00"),
                entered().subList(1, 4));
    }

    @Test
    void a_contract_that_ends_on_its_first_day_never_was() {
        write("2024-01-01", "2024-01-01", "Fleet", "10", "1");

        assertEquals(List.of(), entered());
    }

    /** Each product costs 0.333… a month: the first has 0.33, both together have 0.67. */
    @Test
    void the_shares_of_the_products_are_the_contract_to_the_cent() {
        var lines = List.of(new PlainContract.Line("A", BigDecimal.ONE, new BigDecimal("4"), "year", true),
                new PlainContract.Line("B", BigDecimal.ONE, new BigDecimal("4"), "year", true));
        company.write(new PlainContract(UUID.randomUUID(), account, LocalDate.parse("2024-01-01"), null, "EUR", lines));

        assertEquals(List.of("2024-01-01 new A 0.33 4.00", "2024-01-01 new B 0.34 4.00"), entered());
    }

    /** At a rate of 0.50, product A is 0.125 and both together are 0.375, rounded half to even to 0.12 and 0.38. */
    @Test
    void what_is_converted_is_rounded_half_to_even_and_once() {
        company.rate("USD", LocalDate.parse("2023-01-01"), new BigDecimal("0.50"));
        var lines = List.of(new PlainContract.Line("A", BigDecimal.ONE, new BigDecimal("0.25"), "month", true),
                new PlainContract.Line("B", BigDecimal.ONE, new BigDecimal("0.50"), "month", true));
        company.write(new PlainContract(UUID.randomUUID(), account, LocalDate.parse("2024-01-01"), null, "USD", lines));

        assertEquals(List.of("2024-01-01 new A 0.12 1.50", "2024-01-01 new B 0.26 3.00"), entered());
    }

    private void ofLines(String starts, String ends, String... lines) {
        var all = Stream.of(lines).map(line -> line.split(" ")).map(line -> new PlainContract.Line(
                "Fleet", new BigDecimal(line[0]), new BigDecimal(line[1]), line.length > 2 ? line[2] : "month", true)).toList();
        company.write(new PlainContract(TypeId.next(), account, LocalDate.parse(starts), ends == null ? null : LocalDate.parse(ends), "EUR",
                all));
    }

    /** Returns the sums of a day by kind, without those that are 0. */
    private List<String> renewed(List<String> before, List<String> after) {
        ofLines("2023-01-01", "2024-01-01", before.toArray(String[]::new));
        ofLines("2024-01-01", null, after.toArray(String[]::new));
        var sums = new TreeMap<String, BigDecimal>();
        entered().stream().map(entry -> entry.split(" ")).filter(entry -> entry[0].equals("2024-01-01"))
                .forEach(entry -> sums.merge(entry[1], new BigDecimal(entry[3]), BigDecimal::add));
        sums.values().removeIf(sum -> sum.signum() == 0);
        return sums.entrySet().stream().map(sum -> sum.getKey() + " " + sum.getValue()).toList();
    }

    @Test
    void a_line_beside_the_former_one_is_volume_whatever_its_price() {
        assertEquals(List.of("expansion 10.00"), renewed(List.of("10 20"), List.of("10 20", "1000 0.01")));
    }

    @Test
    void a_discount_that_ends_is_price() {
        assertEquals(List.of("price 50.00"), renewed(List.of("10 20", "1 -50"), List.of("10 20")));
    }

    @Test
    void a_discount_of_a_product_that_is_new_or_ends_belongs_to_its_volume() {
        write("2023-01-01", null, "Basic", "1", "500");

        assertEquals(List.of("expansion 150.00"), renewed(List.of(), List.of("10 20", "1 -50")));
    }

    @Test
    void all_prices_of_a_scale_that_rise_are_price() {
        assertEquals(List.of("price 30.00"), renewed(List.of("10 20", "5 21"), List.of("10 22", "5 23")));
    }

    @Test
    void a_price_that_rises_beside_a_new_line_is_found_by_the_nearest_price() {
        assertEquals(List.of("expansion 10.00", "price 20.00"), renewed(List.of("10 20"), List.of("10 22", "1000 0.01")));
    }

    @Test
    void the_same_price_said_for_another_period_is_the_same() {
        assertEquals(List.of("expansion 40.00"), renewed(List.of("10 20"), List.of("12 240 year")));
    }

    /** The contract counted the day before, so that its successor is compared with it. */
    @Test
    void one_that_ends_on_the_first_day_with_a_rate_is_entered_like_any_other() {
        company.rate("USD", LocalDate.parse("2024-06-01"), new BigDecimal("0.50"));
        write("2023-01-01", null, "Basic", "1", "1");
        company.write(contract(account, "2024-01-01", "2024-06-01", "USD", "Fleet", "10", "1"));
        company.write(contract(account, "2024-06-01", null, "USD", "Fleet", "10", "3"));

        assertEquals(List.of("currency Fleet 5.00 60.00", "expansion Fleet -5.00 -60.00", "expansion Fleet 5.00 60.00",
                "price Fleet 10.00 120.00"),
                entered().stream().filter(entry -> entry.startsWith("2024-06-01")).map(entry -> entry.substring(11)).sorted().toList());
    }

    /** 84.5 yen at 0.006 are 0.507; rounded to whole yen before, they would be 84 × 0.006 = 0.504. */
    @Test
    void yen_are_not_rounded_before_they_are_converted() {
        company.rate("JPY", LocalDate.parse("2023-01-01"), new BigDecimal("0.006"));
        company.write(contract(account, "2024-01-01", null, "JPY", "Fleet", "1", "84.5"));

        assertEquals(List.of("2024-01-01 new Fleet 0.51 6.08"), entered());
    }
}
