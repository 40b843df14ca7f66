package io.perennial.accounts.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.TypeId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that lines that were said for days count from each day until the next one, in whatever order they are said. */
class DatedStatementsTest {
    private record Said(LocalDate day, int seats) {}

    private static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");
    private static final LocalDate STARTS = LocalDate.parse("2026-01-01");
    private static final int BASE = 10;
    private static final long SEED = 20_261_130;

    private final AccountId account = new AccountId(TypeId.next());
    private final Random random = new Random(SEED);

    @Test
    void a_statement_that_changes_nothing_on_its_day_ends_one_that_is_said_later_for_an_earlier_day() {
        var contract = new Contract(body(null, BASE), NOW);

        assertTrue(contract.change(body(LocalDate.parse("2026-07-01"), BASE), NOW).isEmpty(), "nobody sees it");
        contract.change(body(LocalDate.parse("2026-04-01"), 20), NOW);

        assertEquals("{2026-01-01=10, 2026-04-01=20, 2026-07-01=10}", versions(contract));
    }

    @Test
    void lines_without_a_day_take_the_place_of_all_that_count_today_whatever_days_said_the_same() {
        var contract = new Contract(body(null, BASE), NOW);
        contract.change(body(LocalDate.parse("2026-03-01"), BASE), NOW);
        contract.change(body(LocalDate.parse("2026-09-01"), 30), NOW);
        contract.showLinesOf(LocalDate.parse("2026-04-01"));
        contract.change(body(null, 15), NOW);

        assertEquals("{2026-01-01=15, 2026-09-01=30}", versions(contract));
    }

    @Test
    void the_same_statements_in_any_order_give_the_same_versions_whoever_makes_the_contract() {
        for (int round = 0; round < 300; round++) {
            var said = said(2 + random.nextInt(5));
            for (int order = 0; order < 8; order++) {
                Collections.shuffle(said, random);
                assertEquals(expected(said, true), versions(told(new Contract(body(null, BASE), NOW), said)),
                        () -> "Seed " + SEED + ": " + said);
                var first = said.getFirst();
                assertEquals(expected(said, false), versions(told(new Contract(body(first.day, first.seats), NOW), said)),
                        () -> "Seed " + SEED + ": " + said);
            }
        }
    }

    @Test
    void a_statement_again_adds_nothing() {
        var said = said(6);
        var contract = told(new Contract(body(null, BASE), NOW), said);
        var days = contract.saidOn();
        Collections.shuffle(said, random);

        for (var one : said) assertTrue(contract.change(body(one.day, one.seats), NOW).isEmpty(), one.toString());
        assertEquals(days, contract.saidOn());
    }

    /** Returns statements for different days, some of them before the start, with few different lines. */
    private List<Said> said(int number) {
        var said = new TreeMap<LocalDate, Said>();
        while (said.size() < number) {
            var day = STARTS.plusDays(random.nextInt(12) * 20 - 40);
            said.put(day, new Said(day, BASE + random.nextInt(3)));
        }
        return new ArrayList<>(said.values());
    }

    private Contract told(Contract contract, List<Said> said) {
        for (var one : said) {
            contract.showLinesOf(STARTS.plusDays(random.nextInt(300)));
            contract.change(body(one.day, one.seats), NOW);
        }
        return contract;
    }

    /** Looks at each day alone: it has what was said for the last day until then, or else what was said first of all. */
    private static String expected(List<Said> said, boolean hasBase) {
        var seats = new TreeMap<LocalDate, Integer>(hasBase ? Map.of(LocalDate.MIN, BASE) : Map.of());
        for (var one : said) seats.put(one.day, one.seats);
        var versions = new TreeMap<LocalDate, Integer>();
        for (var day = STARTS; day.isBefore(STARTS.plusYears(1)); day = day.plusDays(1)) {
            var now = (seats.floorEntry(day) == null ? seats.firstEntry() : seats.floorEntry(day)).getValue();
            if (versions.isEmpty() || !versions.lastEntry().getValue().equals(now)) versions.put(day, now);
        }
        return versions.toString();
    }

    private static String versions(Contract contract) {
        var versions = new TreeMap<LocalDate, Integer>();
        for (var day = STARTS; day.isBefore(STARTS.plusYears(1)); day = day.plusDays(1)) {
            var now = contract.bodyOn(day).lines().getFirst().quantity().intValueExact();
            if (versions.isEmpty() || !versions.lastEntry().getValue().equals(now)) versions.put(day, now);
        }
        return versions.toString();
    }

    private ContractBody body(@Nullable LocalDate day, int seats) {
        return new ContractBody(
                account, "RL-2026-001", STARTS, null, null, "P12M", null, true, null, null, Currency.getInstance("EUR"), day,
                List.of(new ContractLine("Seats", BigDecimal.valueOf(seats), BigDecimal.TEN, Per.MONTH, true)), List.of());
    }
}
