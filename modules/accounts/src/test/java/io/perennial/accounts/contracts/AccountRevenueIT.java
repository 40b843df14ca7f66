package io.perennial.accounts.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.SeenAccounts;
import io.perennial.platform.testing.Waiting;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Gives each test its own companies. */
class AccountRevenueIT {
    private static final String TODAY = "2026-03-10";
    private static final String NOTHING = "EUR 0 0 infinity 0 0";

    private final String suffix = Long.toString(System.nanoTime(), 36);
    private final Books willow = Books.of("willow" + suffix, "EUR");
    private final Books maple = Books.of("maple" + suffix, "EUR");
    private final AccountId account = willow.account();

    @Test
    void without_contracts_it_is_worth_nothing() {
        willow.recount(TODAY, account);

        assertEquals(new Books.Worth(NOTHING, null, 1), willow.worth(account));
    }

    @Test
    void it_is_worth_what_its_open_contracts_are_and_says_who_renews_first_and_for_how_much() {
        willow.contract(account, "120.00", "EUR", "2026-01-01", "2026-06-01", null);
        willow.contract(account, "60.00", "EUR", "2025-06-01", null, 12);
        willow.contract(account, "12.00", "EUR", "2026-03-10", "2027-01-01", 12);
        willow.recount(TODAY, account);

        assertEquals("EUR 192.00 16.00 2026-06-01 180.00 3", willow.worth(account).worth());
        assertEquals(LocalDate.of(2026, 6, 1), willow.worth(account).nextChangeOn());
    }

    @Test
    void what_is_to_come_has_ended_or_never_was_counts_nothing() {
        willow.contract(account, "120.00", "EUR", "2026-03-11", null, 12);
        willow.contract(account, "120.00", "EUR", "2025-03-10", "2026-03-10", null);
        willow.contract(account, "120.00", "EUR", "2026-03-10", "2026-03-10", null);
        willow.recount(TODAY, account);

        assertEquals(NOTHING, willow.worth(account).worth());
        assertEquals(LocalDate.of(2026, 3, 11), willow.worth(account).nextChangeOn());
    }

    @Test
    void what_never_renews_is_worth_something_all_the_same() {
        willow.contract(account, "120.00", "EUR", "2026-01-01", null, null);
        willow.recount(TODAY, account);

        assertEquals(new Books.Worth("EUR 120.00 10.00 infinity 0 1", null, 2), willow.worth(account));
    }

    @Test
    void contracts_learn_when_they_renew() {
        var monthly = willow.contract(account, "120.00", "EUR", "2026-01-31", null, 1);
        var ending = willow.contract(account, "120.00", "EUR", "2025-01-01", "2025-07-01", 1);
        willow.recount(TODAY, account);

        assertEquals(LocalDate.of(2026, 3, 31), willow.renewsOn(monthly));
        assertEquals(LocalDate.of(2025, 7, 1), willow.renewsOn(ending));
    }

    @Test
    void foreign_money_is_converted_at_the_rate_in_force_and_rounded_contract_by_contract() throws SQLException {
        willow.rate("USD", "2020-01-01", "0.5");
        willow.rate("USD", "2026-03-10", "0.865");
        willow.rate("USD", "2026-04-01", "2");
        willow.rate("GBP", "2020-01-01", "1.115");
        willow.contract(account, "1.00", "USD", "2026-01-01", null, null);
        willow.contract(account, "1.00", "USD", "2026-01-01", null, null);
        willow.contract(account, "1.00", "GBP", "2026-01-01", null, null);
        willow.recount(TODAY, account);

        assertEquals("EUR 2.84 0.23 infinity 0 3", willow.worth(account).worth(), "0.86 + 0.86 + 1.12, and 0.07 + 0.07 + 0.09");
        assertEquals(LocalDate.of(2026, 4, 1), willow.worth(account).nextChangeOn());
    }

    @Test
    void it_says_how_many_contracts_lack_a_rate() throws SQLException {
        willow.rate("USD", "2026-03-20", "0.5");
        willow.contract(account, "1.00", "USD", "2026-01-01", null, null);
        willow.contract(account, "1.00", "CHF", "2026-01-01", null, null);
        willow.contract(account, "1.00", "EUR", "2026-01-01", null, null);
        willow.contract(account, "1.00", "CHF", "2026-01-01", "2026-02-01", null);

        willow.recount(TODAY, account);
        assertEquals(2, withoutRate());
        willow.recountDue("2026-03-20");
        assertEquals(1, withoutRate());
    }

    private long withoutRate() {
        return willow.work().<Long>run(
                sql -> sql.number("select contracts_without_rate from {whole accounts.account} where id = :id", Map.of("id", account)));
    }

    @Test
    void the_minor_unit_is_the_companys() throws SQLException {
        var fuji = Books.of("fuji" + suffix, "JPY");
        var customer = fuji.account();
        fuji.rate("EUR", "2020-01-01", "160.5");
        fuji.contract(customer, "1.00", "EUR", "2026-01-01", null, null);
        fuji.recount(TODAY, customer);

        assertEquals("JPY 160 13 infinity 0 1", fuji.worth(customer).worth());
    }

    @Test
    void a_currency_can_be_counted_once_it_has_a_rate() throws SQLException {
        willow.rate("USD", "2026-03-10", "0.9");
        willow.rate("GBP", "2026-03-11", "1.1");

        var asked = Stream.of("EUR", "USD", "GBP").map(Currency::getInstance).toList();
        willow.on(TODAY, (revenue, sql) -> assertEquals(
                Set.of(Currency.getInstance("EUR"), Currency.getInstance("USD")), revenue.countable(asked.stream())));
    }

    @Test
    void counted_twice_it_is_the_same_and_keeps_its_version() {
        willow.contract(account, "120.00", "EUR", "2026-01-01", null, 12);
        willow.recount(TODAY, account);
        var once = willow.worth(account);
        willow.recount(TODAY, account);

        assertEquals(2, once.version());
        assertEquals(once, willow.worth(account));
    }

    @Test
    void only_what_is_counted_changes_in_this_company_and_in_no_other() {
        var other = willow.account();
        var foreign = maple.account();
        willow.contract(account, "120.00", "EUR", "2026-01-01", null, null);
        willow.contract(other, "120.00", "EUR", "2026-01-01", null, null);
        maple.contract(foreign, "120.00", "EUR", "2026-01-01", null, null);
        willow.recount(TODAY, account);
        maple.recount(TODAY, account);

        assertEquals("EUR 120.00 10.00 infinity 0 1", willow.worth(account).worth());
        assertEquals(NOTHING, willow.worth(other).worth());
        assertEquals(NOTHING, maple.worth(foreign).worth());
    }

    @Test
    void the_job_counts_those_whose_day_has_come() {
        var later = willow.account();
        willow.contract(account, "120.00", "EUR", "2026-03-11", "2027-01-01", null);
        willow.contract(later, "120.00", "EUR", "2026-03-12", "2027-01-01", null);
        willow.recount(TODAY, account, later);
        willow.recountDue(TODAY);

        assertEquals(NOTHING, willow.worth(account).worth());
        willow.recountDue("2026-03-11");
        assertEquals("EUR 120.00 10.00 2027-01-01 120.00 1", willow.worth(account).worth());
        assertEquals(NOTHING, willow.worth(later).worth());
        willow.recountDue("2027-01-01");
        assertEquals(NOTHING, willow.worth(account).worth());
        assertEquals(new Books.Worth(NOTHING, null, 3), willow.worth(account));
    }

    @Test
    void a_term_that_has_passed_moves_the_renewal_on() {
        var contract = willow.contract(account, "120.00", "EUR", "2025-03-11", null, 12);
        willow.recount(TODAY, account);
        assertEquals("EUR 120.00 10.00 2026-03-11 120.00 1", willow.worth(account).worth());

        willow.recountDue("2026-03-11");
        assertEquals("EUR 120.00 10.00 2027-03-11 120.00 1", willow.worth(account).worth());
        assertEquals(LocalDate.of(2027, 3, 11), willow.renewsOn(contract));
    }

    @Test
    void other_rates_count_everything_again_even_for_days_gone_by() throws SQLException {
        willow.rate("USD", "2020-01-01", "0.5");
        willow.contract(account, "120.00", "USD", "2026-01-01", null, null);
        willow.recount(TODAY, account);
        willow.recountDue(TODAY);
        willow.rate("USD", "2026-01-01", "0.75");
        willow.recountDue(TODAY);

        assertEquals("EUR 90.00 7.50 infinity 0 1", willow.worth(account).worth());
    }

    @Test
    void of_two_who_write_at_once_neither_is_forgotten() throws Exception {
        var started = new CompletableFuture<CompletableFuture<Void>>();
        willow.on(TODAY, (revenue, sql) -> {
            SeenAccounts.held(Stream.of(account), sql);
            Books.contract(account, "120.00", "EUR", "2026-01-01", null, null, sql);
            started.complete(CompletableFuture.runAsync(this::another));
            Waiting.untilSomeoneWaits();
            revenue.recount(Set.of(account));
        });
        started.get().get();

        assertEquals("EUR 180.00 15.00 infinity 0 2", willow.worth(account).worth());
    }

    private void another() {
        willow.on(TODAY, (revenue, sql) -> {
            SeenAccounts.held(Stream.of(account), sql);
            Books.contract(account, "60.00", "EUR", "2026-01-01", null, null, sql);
            revenue.recount(Set.of(account));
        });
    }
}
