package io.perennial.accounts.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.TypeId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests a contract whose lines change while it runs. */
class LinesByDayTest {
    private static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");
    private static final LocalDate STARTS = LocalDate.parse("2026-01-01");

    private final AccountId account = new AccountId(TypeId.next());
    private final Contract contract = new Contract(body(STARTS, null, 10), NOW);

    @Test
    void lines_that_take_effect_on_a_day_leave_the_days_before_as_they_were() {
        change("2026-07-01", 20);

        assertEquals(List.of(10, 20, 20), List.of(seats("2026-06-30"), seats("2026-07-01"), seats("2027-01-01")));
        contract.showLinesOf(LocalDate.parse("2026-06-30"));
        assertEquals(body(STARTS, null, 10), contract.body());
        contract.showLinesOf(LocalDate.parse("2026-07-01"));
        assertEquals(body(STARTS, "2026-07-01", 20), contract.body());
    }

    /** The exact worth of a year has more decimals than a caller may send. */
    @Test
    void versions_with_fine_prices_are_read_as_they_were_stored() {
        var lines = List.of(new ContractLine("Metres", new BigDecimal("12.345"), new BigDecimal("0.0125"), "month", true));
        var euro = Currency.getInstance("EUR");
        var versions = List.of(LineVersion.of(STARTS, lines, euro, true), LineVersion.of(STARTS.plusDays(9), lines, euro, true));
        var kept = new LineVersion.Kept();

        assertEquals(versions, kept.convertToEntityAttribute(kept.convertToDatabaseColumn(versions)));
    }

    @Test
    void the_same_lines_on_the_same_day_are_no_change_whatever_counts_today() {
        change("2026-07-01", 20);

        for (var today : List.of("2026-06-30", "2026-07-01")) {
            contract.showLinesOf(LocalDate.parse(today));
            assertTrue(contract.change(body(STARTS, "2026-07-01", 20), NOW).isEmpty(), today);
            assertTrue(contract.change(body(STARTS, "2026-09-01", 20), NOW).isEmpty(), today);
        }
        assertTrue(contract.change(body(STARTS, null, 20), NOW).isEmpty(), "a source that says no day says what counts today");
    }

    @Test
    void lines_without_a_day_take_the_place_of_those_that_count_today() {
        change("2026-07-01", 20);
        contract.showLinesOf(LocalDate.parse("2026-08-01"));
        change(null, 25);

        assertEquals(List.of(10, 25), List.of(seats("2026-06-30"), seats("2026-07-01")));
    }

    @Test
    void what_is_said_late_counts_until_the_next_day_that_is_known() {
        change("2026-07-01", 20);
        change("2026-04-01", 15);

        assertEquals(List.of(10, 15, 20), List.of(seats("2026-03-31"), seats("2026-06-30"), seats("2026-07-01")));
    }

    @Test
    void a_change_that_is_taken_back_leaves_nothing_behind() {
        change("2026-07-01", 20);
        contract.showLinesOf(LocalDate.parse("2026-08-01"));
        change("2026-07-01", 10);

        assertEquals(body(STARTS, null, 10), contract.body());
    }

    @Test
    void a_day_before_the_start_is_the_start() {
        change("2025-07-01", 20);

        assertEquals(body(STARTS, null, 20), contract.body());
    }

    @Test
    void a_contract_that_starts_later_has_the_lines_of_that_day_from_its_start_on() {
        change("2026-07-01", 20);
        change("2026-09-01", 30);
        contract.change(body(LocalDate.parse("2026-08-01"), null, 20), NOW);

        assertEquals(List.of(20, 20, 30), List.of(seats("2026-01-01"), seats("2026-08-31"), seats("2026-09-01")));
        contract.change(body(LocalDate.parse("2025-01-01"), null, 5), NOW);
        assertEquals(List.of(5, 5, 30), List.of(seats("2025-01-01"), seats("2026-08-31"), seats("2026-09-01")));
    }

    @Test
    void a_change_tells_the_day() {
        var changed = contract.change(body(STARTS, "2026-07-01", 20), NOW).orElseThrow().changes().fields();

        assertEquals(LocalDate.parse("2026-07-01"), changed.get("effectiveOn").after());
        assertTrue(changed.containsKey("lines"));
    }

    private void change(@Nullable String day, int seats) {
        contract.change(body(STARTS, day, seats), NOW);
    }

    private int seats(String day) {
        return contract.bodyOn(LocalDate.parse(day)).lines().getFirst().quantity().intValueExact();
    }

    private ContractBody body(LocalDate starts, @Nullable String day, int seats) {
        return new ContractBody(
                account, "RL-2026-001", starts, null, null, "P12M", null, true, null, null, Currency.getInstance("EUR"),
                day == null ? null : LocalDate.parse(day),
                List.of(new ContractLine("Seats", BigDecimal.valueOf(seats), BigDecimal.TEN, Per.MONTH, true)), List.of());
    }
}
