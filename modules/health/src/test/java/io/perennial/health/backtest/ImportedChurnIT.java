package io.perennial.health.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.health.testing.Customers;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Tests two windows of thirty days, from 1 to 30 May and from 1 to 30 June. */
class ImportedChurnIT {
    private static final TestDatabase DATABASE = TestDatabase.shared();
    private static final UUID ROWAN = DATABASE.tenant("churnrowan");
    private static final UUID ALDER = DATABASE.tenant("churnalder");
    private static final List<LocalDate> FROZEN = List.of(LocalDate.parse("2024-04-30"), LocalDate.parse("2024-05-31"));

    @Test
    void a_customer_of_the_day_stays_unless_it_is_told_that_it_left_in_the_days_after_it() {
        assertEquals("04-30 stayed, 05-31 stayed", did((customers, account) -> customers.contract(account, "2024-01-01", null, null)));
        assertEquals("04-30 left", did((customers, account) -> {
            customers.contract(account, "2024-01-01", null, null);
            customers.outcome(account, "2024-05-01", "churned");
        }));
        assertEquals("04-30 left", did((customers, account) -> {
            customers.contract(account, "2024-01-01", null, null);
            customers.outcome(account, "2024-05-30", "churned");
        }));
        assertEquals("04-30 stayed, 05-31 left", did((customers, account) -> {
            customers.contract(account, "2024-01-01", null, null);
            customers.outcome(account, "2024-06-30", "churned");
            customers.outcome(account, "2024-06-30", "renewed");
        }));
        assertEquals("04-30 stayed, 05-31 stayed", did((customers, account) -> {
            customers.contract(account, "2024-01-01", null, null);
            customers.outcome(account, "2024-07-01", "churned");
        }));
    }

    @Test
    void who_has_no_contract_on_the_day_is_no_customer_and_who_never_had_one_is() {
        assertEquals("05-31 stayed", did((customers, account) -> customers.contract(account, "2024-05-31", null, null)));
        assertEquals("04-30 stayed", did((customers, account) -> customers.contract(account, "2024-04-30", "2024-05-31", null)));
        assertEquals("", did((customers, account) -> {
            customers.contract(account, "2023-01-01", "2024-01-01", null);
            customers.outcome(account, "2024-05-10", "churned");
        }));
        assertEquals("04-30 stayed, 05-31 stayed", did((customers, account) -> {}));
    }

    @Test
    void who_left_is_no_customer_until_a_contract_begins_or_a_renewal_is_told_of() {
        assertEquals("", did((customers, account) -> {
            customers.contract(account, "2023-01-01", null, null);
            customers.outcome(account, "2024-04-30", "churned");
        }));
        assertEquals("05-31 stayed", did((customers, account) -> {
            customers.contract(account, "2023-01-01", null, null);
            customers.outcome(account, "2024-04-30", "churned");
            customers.contract(account, "2024-05-20", null, null);
        }));
        assertEquals("04-30 left, 05-31 left", did((customers, account) -> {
            customers.contract(account, "2023-01-01", null, null);
            customers.outcome(account, "2024-05-10", "churned");
            customers.outcome(account, "2024-05-11", "renewed");
            customers.outcome(account, "2024-06-10", "churned");
        }));
    }

    @Test
    void what_was_told_of_and_what_follows_from_silence_are_told_apart() {
        assertEquals("stayed imported, stayed no_churn_imported",
                told((customers, account) -> customers.outcome(account, "2024-05-10", "renewed"),
                        one -> (one.churned() ? "left " : "stayed ") + one.evidence().name().toLowerCase(Locale.ROOT)));
    }

    private static String did(BiConsumer<Customers, AccountId> life) {
        return told(life, one -> one.frozenOn().toString().substring(5) + (one.churned() ? " left" : " stayed"));
    }

    /** Returns the observations of an account with that life in one tenant; the other tenant has an account with the same life. */
    private static String told(BiConsumer<Customers, AccountId> life, Function<Observation, String> word) {
        in(ALDER, customers -> {
            life.accept(customers, customers.account());
            return "";
        });
        return in(ROWAN, customers -> {
            var account = customers.account();
            life.accept(customers, account);
            return String.join(", ",
                    ImportedChurn.customers(new UUID[] {account.value()}, FROZEN, 30, customers.sql()).stream().map(word).toList());
        });
    }

    private interface Work<R> {
        R with(Customers customers);
    }

    private static <R> R in(UUID tenant, Work<R> work) {
        return TenantTransaction.in(DATABASE, tenant, sql -> work.with(new Customers(sql)));
    }
}
