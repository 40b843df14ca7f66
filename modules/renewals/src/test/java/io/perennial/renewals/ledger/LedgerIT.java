package io.perennial.renewals.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.renewals.ledger.PlainContract.Worth;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Tests random changes of contracts and rates, for two tenants at once. After each change an account's entries are those of the published
 * rule, its balance on every day is the value of its contracts, the stored sums equal the entries, and what was known before stays known.
 */
class LedgerIT {
    private static final LocalDate BEFORE = RandomContracts.FIRST.minusDays(1);
    private static final LocalDate AFTER = RandomContracts.FIRST.plusDays(1_100);
    private static final Instant FAR = Instant.parse("2200-01-01T00:00:00Z");
    private static final int ACCOUNTS = 4;
    private static final int EVENTS = 70;

    private record Known(UUID account, Instant at, TreeMap<LocalDate, Worth> balances) {}

    private final Set<EntryKind> kinds = EnumSet.noneOf(EntryKind.class);
    private int compared;

    private final class Company {
        private final Bookkeeping books;
        private final RandomContracts happening;
        private final List<Known> known = new ArrayList<>();

        Company(String name, String currency, long seed) {
            books = new Bookkeeping(name, currency);
            happening = new RandomContracts(new Random(seed), books, ACCOUNTS);
        }

        /** Applies one change. Some changes share an instant with the one before. */
        void happen() {
            books.clock.move(Duration.ofMillis(known.size() % 5 == 0 ? 0 : 700));
            var touched = known.size() % 7 == 0 ? happening.regrouped() : happening.happen();
            books.in(sql -> {
                books.ledger(sql).enter(touched.toArray(UUID[]::new));
                var sums = new KeptSums(books.books(), sql);
                touched.forEach(account -> compare(account, books.of(account, sql), sums.balances(account)));
                assertEquals(List.of(0L, 0L), List.of(sums.wrong(), sums.miscounted()));
                return touched;
            });
        }

        private void compare(UUID account, KeptAccount kept, List<KeptSums.Balance> sums) {
            var entries = books.plain(account).wanted(BEFORE, AFTER);
            assertEquals(entries, kept.standing());
            entries.keySet().forEach(key -> kinds.add(key.kind()));
            var balances = kept.balances(FAR);
            var plain = books.plain(account);
            for (var day = BEFORE; !day.isAfter(AFTER); day = day.plusDays(1)) {
                var wanted = plain.balance(day);
                assertEquals(List.of(wanted, wanted), List.of(KeptAccount.on(balances, day), KeptSums.on(sums, day)),
                        account + " on " + day);
            }
            known.add(new Known(account, kept.recordedAt(), balances));
            compared++;
        }

        void remember() {
            books.in(sql -> {
                for (var one : known)
                    assertEquals(one.balances(), books.of(one.account(), sql).balances(one.at()),
                            one.account() + " as known at " + one.at());
                return known;
            });
        }
    }

    @Test
    void the_balance_is_the_contracts_on_every_day_and_what_was_known_stays_known() {
        var companies = List.of(new Company("willow", "EUR", 11), new Company("maple", "JPY", 12));
        for (int at = 0; at < EVENTS; at++) companies.forEach(Company::happen);
        companies.forEach(Company::remember);

        assertEquals(EnumSet.allOf(EntryKind.class), kinds);
        assertTrue(compared > 150, () -> "Only " + compared + " were compared");
    }
}
