package io.perennial.health.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.health.testing.Customers;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class ContractOutcomeIT {
    private static final TestDatabase DATABASE = TestDatabase.shared();
    private static final UUID ROWAN = DATABASE.tenant("outcomerowan");
    private static final UUID ALDER = DATABASE.tenant("outcomealder");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-01");

    @Test
    void each_term_that_a_contract_goes_on_past_is_a_renewal_and_its_end_is_churn() {
        assertEquals("2023-01-31 renewed, 2024-01-31 renewed, 2025-01-31 churned",
                told((customers, account) -> customers.contract(account, "2022-01-31", "2025-01-31", "a12")));
    }

    @Test
    void after_a_first_term_of_three_years_each_year_is_a_decision() {
        assertEquals("2023-06-15 renewed, 2024-06-15 renewed, 2025-06-15 churned", told((customers, account) -> {
            customers.contract(account, "2020-06-15", "2025-06-15", "a36");
            customers.laterTerms(account, 12);
        }));
    }

    @Test
    void ends_of_months_are_counted_from_the_start() {
        assertEquals("2025-02-28 churned", told((customers, account) -> customers.contract(account, "2024-11-30", "2025-02-28", "3")));
        assertEquals("2025-02-28 renewed, 2025-05-30 churned",
                told((customers, account) -> customers.contract(account, "2024-11-30", "2025-05-30", "3")));
    }

    @Test
    void an_account_stays_once_a_year_however_many_terms_and_contracts_it_has() {
        var days = new HashSet<String>();
        for (int round = 0; round < 60; round++) {
            var told = told((customers, account) -> {
                customers.contract(account, "2024-05-30", null, "3");
                customers.contract(account, "2024-06-15", null, "3");
            });
            assertTrue(told.matches("2024-..-.. renewed, 2025-..-.. renewed"), told);
            days.add(told.substring(0, 10));
        }
        assertEquals(Set.of("2024-08-30", "2024-09-15", "2024-11-30", "2024-12-15"), days);
    }

    @Test
    void a_contract_of_short_terms_that_renews_by_itself_decides_nothing_and_one_that_does_not_does() {
        assertEquals("", told((customers, account) -> customers.contract(account, "2024-01-01", "2024-06-01", "a1")));
        assertEquals("", told((customers, account) -> customers.contract(account, "2024-01-01", "2024-06-01", "a")));
        assertEquals("2024-02-01 renewed, 2024-03-01 churned",
                told((customers, account) -> customers.contract(account, "2024-01-01", "2024-03-01", "1")));
        assertEquals("2024-06-01 churned", told((customers, account) -> customers.contract(account, "2024-01-01", "2024-06-01", null)));
        assertEquals("2024-04-01 churned", told((customers, account) -> customers.contract(account, "2024-01-01", "2024-04-01", "a3")));
    }

    @Test
    void another_contract_within_thirty_days_is_a_renewal_and_one_later_is_not() {
        assertEquals("2024-06-01 renewed", told((customers, account) -> {
            customers.contract(account, "2024-01-01", "2024-06-01", null);
            customers.contract(account, "2024-07-01", null, null);
        }));
        assertEquals("2024-06-01 churned", told((customers, account) -> {
            customers.contract(account, "2024-01-01", "2024-06-01", null);
            customers.contract(account, "2024-07-02", null, null);
        }));
        assertEquals("2024-06-01 renewed", told((customers, account) -> {
            customers.contract(account, "2024-01-01", "2024-06-01", null);
            customers.contract(account, "2024-05-02", null, "a");
        }));
    }

    @Test
    void a_contract_that_began_near_the_end_but_is_over_by_then_renews_nothing() {
        assertEquals("2024-06-01 churned", told((customers, account) -> {
            customers.contract(account, "2024-01-01", "2024-06-01", null);
            customers.contract(account, "2024-05-10", "2024-05-20", null);
        }));
        assertEquals("2024-06-01 churned", told((customers, account) -> {
            customers.contract(account, "2024-01-01", "2024-06-01", null);
            customers.contract(account, "2024-06-10", "2024-06-10", null);
        }));
    }

    @Test
    void where_an_older_contract_goes_on_nothing_was_decided() {
        assertEquals("", told((customers, account) -> {
            customers.contract(account, "2024-01-01", "2024-06-01", null);
            customers.contract(account, "2024-02-01", null, "a");
        }));
    }

    @Test
    void an_account_has_one_outcome_a_day_and_staying_outweighs_leaving() {
        assertEquals("2024-06-01 churned", told((customers, account) -> {
            customers.contract(account, "2024-01-01", "2024-06-01", null);
            customers.contract(account, "2023-06-01", "2024-06-01", "a12");
        }));
        assertEquals("2024-06-01 renewed, 2024-08-01 churned", told((customers, account) -> {
            customers.contract(account, "2024-01-01", "2024-06-01", null);
            customers.contract(account, "2023-06-01", "2024-08-01", "12");
        }));
    }

    @Test
    void a_decision_is_known_thirty_days_later() {
        assertEquals("2026-01-30 churned", told((customers, account) -> customers.contract(account, "2025-01-01", "2026-01-30", null)));
        assertEquals("", told((customers, account) -> customers.contract(account, "2025-01-01", "2026-01-31", null)));
    }

    @Test
    void what_is_imported_has_no_say() {
        assertEquals("2024-06-01 churned", told((customers, account) -> {
            customers.contract(account, "2024-01-01", "2024-06-01", null);
            customers.outcome(account, "2024-05-20", "churned");
            customers.outcome(account, "2024-06-01", "renewed");
        }));
    }

    /** Returns the outcomes of an account with that life in one tenant; the other tenant has an account with the same life. */
    private static String told(BiConsumer<Customers, AccountId> life) {
        in(ALDER, customers -> {
            life.accept(customers, customers.account());
            return "";
        });
        return in(ROWAN, customers -> {
            var account = customers.account();
            life.accept(customers, account);
            var period = new Period(LocalDate.parse("2022-06-01"), TODAY, TODAY);
            return String.join(", ", ContractOutcome.of(new UUID[] {account.value()}, period, customers.sql()).stream()
                    .map(one -> one.day() + (one.churned() ? " churned" : " renewed"))
                    .toList());
        });
    }

    private interface Work<R> {
        R with(Customers customers);
    }

    private static <R> R in(UUID tenant, Work<R> work) {
        return TenantTransaction.in(DATABASE, tenant, sql -> work.with(new Customers(sql)));
    }
}
