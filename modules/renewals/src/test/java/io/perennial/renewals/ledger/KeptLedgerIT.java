package io.perennial.renewals.ledger;

import static io.perennial.renewals.ledger.Bookkeeping.contract;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountEvent;
import io.perennial.accounts.AccountId;
import io.perennial.accounts.contracts.ContractEvent;
import io.perennial.accounts.contracts.ContractId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Happened;
import io.perennial.platform.sql.Sql;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests that the ledger follows contracts and rates, survives a kill at any point, and takes an entry back only by another one. */
class KeptLedgerIT {
    private final Bookkeeping company = new Bookkeeping("kept", "EUR");
    private final UUID account = company.account();

    private void hear(ContractEvent event) {
        company.in(sql -> {
            var watch = new LedgerWatch();
            watch.touched = company.touched(sql);
            watch.on(new Happened<>(List.of(event)));
            return event;
        });
    }

    private void changed(PlainContract contract, Changes changes) {
        hear(new ContractEvent.Changed(new ContractId(contract.id()), new AccountId(contract.account()), "C-1", changes));
    }

    private PlainContract fleet(String starts, String price) {
        return company.write(contract(account, starts, null, "EUR", "Fleet", "1", price));
    }

    @Test
    void what_is_told_of_a_contract_is_entered_once() {
        changed(fleet("2024-01-01", "10"), Changes.none());

        assertEquals(1, company.drain());
        assertEquals(List.of("2024-01-01 new Fleet 10.00 120.00"), company.entries(account));
        assertEquals(0, company.drain());
    }

    @Test
    void what_turns_out_otherwise_is_reversed_and_entered_anew() {
        var contract = fleet("2024-01-01", "10");
        company.enter(account);
        company.write(new PlainContract(contract.id(), account, contract.starts(), LocalDate.parse("2024-05-01"), "EUR", contract.lines()));
        company.enter(account);
        company.delete(contract.id());
        company.enter(account);

        assertEquals(List.of("2024-01-01 new Fleet 10.00 120.00", "2024-05-01 churn Fleet -10.00 -120.00",
                "- 2024-01-01 new Fleet -10.00 -120.00", "- 2024-05-01 churn Fleet 10.00 120.00"), company.entries(account));
    }

    @Test
    void a_contract_that_moves_leaves_the_account_that_it_was_of() {
        var contract = fleet("2024-01-01", "10");
        company.enter(account);
        var other = company.account();
        var moved = company.write(new PlainContract(contract.id(), other, contract.starts(), null, "EUR", contract.lines()));
        var from = new AccountId(account).text();
        changed(moved, new Changes(Map.of("accountId", new Changes.Change(from, new AccountId(other).text()))));

        assertEquals(2, company.drain());
        assertEquals("- 2024-01-01 new Fleet -10.00 -120.00", company.entries(account).getLast());
        assertEquals(List.of("2024-01-01 new Fleet 10.00 120.00"), company.entries(other));
    }

    private void changed(String field) {
        company.in(sql -> {
            var watch = new GroupingWatch();
            watch.touched = company.touched(sql);
            var fields = Map.of(field, new Changes.Change("before", "after"));
            watch.on(new Happened<>(List.of(new AccountEvent.Changed(new AccountId(account), "Willow", new Changes(fields)))));
            return watch;
        });
    }

    private List<String> segments() {
        return company.in(sql -> {
            var entries = KnownEntries.asOf(null, company.home(), sql);
            var waterfall = Waterfall.of(LocalDate.parse("2024-01-01"), LocalDate.parse("2024-02-01"), WaterfallGrain.MONTH,
                    Grouping.SEGMENT, null, entries, sql);
            return waterfall.periods().getFirst().groups().stream()
                    .map(group -> group.key() + " " + group.flow().newRevenue().mrr().amount()).toList();
        });
    }

    @Test
    void an_account_that_changes_its_segment_takes_its_history_along() {
        fleet("2024-01-01", "10");
        company.drain();
        assertEquals(List.of("null 10.00"), segments());
        company.group(account, "mid", "", null);
        changed("name");
        assertEquals(0, company.drain());
        changed("segment");

        assertEquals(1, company.drain());
        assertEquals(List.of("mid 10.00"), segments());
        assertEquals(1, company.entries(account).size());
    }

    @Test
    void an_account_that_changes_its_segment_while_it_is_entered_for_the_first_time_does_not_stay_in_the_former()
            throws InterruptedException {
        assertEquals(0, company.drain(), "the rates are noted, and no reason to look at it again");
        changed(fleet("2024-01-01", "10"), Changes.none());
        var touching = new Thread(() -> changed("segment"));
        try (var entering = company.begin()) {
            assertEquals(1, (int) entering.run(() -> company.touched(entering.sql()).enter()));
            company.group(account, "mid", "", null);
            touching.start();
            touching.join(300);
            entering.commit();
        }
        touching.join();

        assertEquals(1, company.drain());
        assertEquals(List.of("mid 10.00"), segments());
    }

    @Test
    void an_account_that_was_never_worth_anything_is_not_looked_at() {
        changed("segment");

        assertEquals(0, company.drain());
    }

    @Test
    void a_deleted_account_has_had_no_revenue() {
        fleet("2024-01-01", "10");
        company.enter(account);
        company.deleteAccount(account);
        company.enter(account);

        assertEquals("- 2024-01-01 new Fleet -10.00 -120.00", company.entries(account).getLast());
    }

    @Test
    void other_rates_are_entered_for_all_and_noticed_once() {
        company.rate("USD", LocalDate.parse("2020-01-01"), new BigDecimal("0.5"));
        company.write(contract(account, "2024-01-01", null, "USD", "Fleet", "1", "10"));
        assertEquals(1, company.drain(), "all are looked at in the beginning");
        company.rate("USD", LocalDate.parse("2024-02-01"), new BigDecimal("0.7"));

        assertEquals(1, company.drain());
        assertEquals(List.of("2024-01-01 new Fleet 5.00 60.00", "2024-02-01 currency Fleet 2.00 24.00"), company.entries(account));
        assertEquals(0, company.drain());
    }

    @Test
    void books_in_another_currency_are_entered_anew() {
        company.rate("USD", LocalDate.parse("2020-01-01"), new BigDecimal("0.5"));
        company.rate("EUR", LocalDate.parse("2020-01-01"), new BigDecimal("2"));
        fleet("2024-01-01", "10");
        company.drain();
        company.keepBooksIn("USD");
        company.drain();

        assertEquals(
                List.of("2024-01-01 new Fleet 10.00 120.00", "- 2024-01-01 new Fleet -10.00 -120.00", "2024-01-01 new Fleet 20.00 240.00"),
                company.entries(account));
        assertEquals(company.plain(account).wanted(LocalDate.parse("2023-12-01"), LocalDate.parse("2024-12-01")),
                company.standing(account));
    }

    @Test
    void a_drain_that_is_killed_leaves_its_accounts_on_the_list_and_enters_nothing() {
        changed(fleet("2024-01-01", "10"), Changes.none());
        try (var killed = company.begin()) {
            assertEquals(1, (int) killed.run(() -> company.touched(killed.sql()).enter()));
        }

        assertEquals(List.of(), company.entries(account));
        assertEquals(1, company.drain());
        assertEquals(1, company.entries(account).size());
    }

    @Test
    void an_account_touched_while_it_is_entered_is_looked_at_again() throws InterruptedException {
        var contract = fleet("2024-01-01", "10");
        changed(contract, Changes.none());
        var touching = new Thread(() -> changed(contract, Changes.none()));
        try (var entering = company.begin()) {
            assertEquals(1, (int) entering.run(() -> company.touched(entering.sql()).enter()));
            touching.start();
            touching.join(300);
            assertTrue(touching.isAlive(), "Touching waits until the account is off the list");
            entering.commit();
        }
        touching.join();
        assertEquals(1, company.drain());
    }

    @Test
    void no_entry_is_ever_changed_or_deleted() {
        fleet("2024-01-01", "10");
        company.enter(account);

        for (var attack : List.of("update renewals.ledger_entry set mrr = 0 where tenant_id = :tenant",
                "delete from renewals.ledger_entry where tenant_id = :tenant",
                "delete from renewals.ledger_account where tenant_id = :tenant",
                "update renewals.ledger_basis set currency = 'USD' where tenant_id = :tenant"))
            assertEquals("42501", assertThrows(Sql.StatementFailed.class, () -> company.in(sql -> sql.change(attack, Map.of()))).state(),
                    attack);
    }

    @Test
    void another_company_neither_sees_nor_touches_it() {
        fleet("2024-01-01", "10");
        company.enter(account);
        var stranger = new Bookkeeping("stranger", "EUR");

        assertEquals(List.of(), stranger.entries(account));
        assertEquals(0, stranger.enter(account));
        stranger.in(sql -> {
            stranger.touched(sql).touch(List.of(new AccountId(account)));
            return sql;
        });
        assertEquals(0, stranger.drain());
        assertEquals(1, company.entries(account).size());
    }
}
