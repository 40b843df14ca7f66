package io.perennial.renewals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contracts.ContractBody;
import io.perennial.accounts.contracts.ContractId;
import io.perennial.accounts.contracts.ContractLine;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Money;
import io.perennial.kernel.TypeId;
import io.perennial.renewals.NextTerm.Win;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NextTermTest {
    private static final LocalDate DUE = LocalDate.parse("2026-03-15");
    private static final ContractLine SEATS = new ContractLine("Seats", new BigDecimal("10"), new BigDecimal("5.00"), null, true);
    private static final ContractLine SET_UP = new ContractLine("Set-up", BigDecimal.ONE, new BigDecimal("100.00"), null, false);

    @Test
    void with_nothing_said_it_is_as_long_and_as_much_as_before_without_what_was_paid_once() {
        var next = win(null, null, null, null).after(contract(DUE.minusMonths(18), DUE, null), DUE);

        assertEquals("C-1-2026-03-15", next.number());
        assertEquals(List.of(DUE, DUE.plusMonths(18)), List.of(next.startsOn(), next.endsOn()));
        assertEquals(List.of(SEATS), next.lines());
        assertEquals(List.of(), next.externalKeys());
    }

    @Test
    void a_term_of_odd_length_is_counted_in_days() {
        assertEquals(DUE.plusDays(100), win(null, null, null, null).after(contract(DUE.minusDays(100), DUE, null), DUE).endsOn());
    }

    @Test
    void what_goes_on_by_terms_goes_on_by_terms_of_that_length() {
        var next = win(null, null, "900.00", null).after(contract(DUE.minusMonths(12), null, "P12M"), DUE);

        assertNull(next.endsOn());
        assertEquals("P12M", next.term());
        assertEquals(List.of(new ContractLine("Seats", new BigDecimal("10"), new BigDecimal("7.50"), null, true)), next.lines());
    }

    @Test
    void the_amount_that_was_due_moves_nothing() {
        assertEquals(List.of(SEATS), win(null, null, "600.00", null).after(contract(DUE.minusMonths(12), DUE, null), DUE).lines());
    }

    @Test
    void after_a_first_term_of_three_years_it_is_renewed_by_the_length_that_was_agreed() {
        var fixed = win(null, null, null, null).after(contract(DUE.minusMonths(36), DUE, null, "P12M"), DUE);
        var rolling = win(null, null, "900.00", null).after(contract(DUE.minusMonths(36), null, "P36M", "P12M"), DUE);

        assertEquals(List.of(DUE.plusMonths(12), "P12M"), List.of(fixed.endsOn(), fixed.renewalTerm()));
        assertEquals("P12M", rolling.term());
        assertNull(rolling.endsOn());
    }

    @Test
    void what_is_said_counts() {
        var next = new Win("C-2", DUE.plusDays(1), null, "P24M", null, List.of(SET_UP), List.of(), null, null)
                .after(contract(DUE.minusMonths(12), DUE, "P12M"), DUE);

        assertEquals(List.of("C-2", DUE.plusDays(1), "P24M", List.of(SET_UP)),
                List.of(next.number(), next.startsOn(), next.term(), next.lines()));
        assertNull(next.endsOn());
    }

    @Test
    void a_long_number_leaves_room_for_the_day() {
        var former =
                new ContractBody(new AccountId(TypeId.next()), "N".repeat(100), DUE.minusYears(1), DUE, null, null, null, false, null, null,
                        Currency.getInstance("EUR"), null, List.of(), List.of());

        assertEquals("N".repeat(89) + "-2026-03-15", win(null, null, null, null).after(former, DUE).number());
    }

    @Test
    void only_with_nothing_else_said_it_just_goes_on() {
        for (var same : List.of(win(null, null, null, null), win(null, "P12M", null, null), win(null, null, "600.00", null),
                win(null, null, "600", SEATS), win(null, null, null, SEATS)))
            assertTrue(goesOn(same), same.toString());
        for (var other : List.of(win(DUE.plusYears(1), null, null, null), win(null, "P24M", null, null), win(null, null, "600.01", null),
                win(null, null, null, SET_UP), new Win("C-2", null, null, null, null, List.of(), List.of(), null, null),
                new Win(null, DUE.plusDays(1), null, null, null, List.of(), List.of(), null, null)))
            assertFalse(goesOn(other), other.toString());
        assertTrue(goesOn(new Win(null, DUE, null, null, null, List.of(), List.of(), null, null)));
    }

    private static boolean goesOn(Win win) {
        return win.isAsBefore(contract(DUE.minusMonths(12), null, "P12M"), new Money(new BigDecimal("600.00"), Currency.getInstance("EUR")),
                DUE);
    }

    @Test
    void what_contradicts_itself_is_told() {
        var faults =
                new Win(null, DUE, DUE, null, new AmountBody(new BigDecimal("1.005"), Currency.getInstance("EUR")), List.of(SEATS),
                        List.of(), null, null)
                        .faults();

        assertEquals(List.of("/arr range", "/arr rule", "/endsOn rule"), faults.stream().map(NextTermTest::told).sorted().toList());
    }

    @Test
    void of_a_contract_that_is_there_nothing_else_is_said() {
        var there = new ContractId(TypeId.next());

        assertEquals(List.of(), new Win(null, null, null, null, null, List.of(), List.of(), there, "Signed").faults());
        assertEquals(List.of("/nextContractId rule"),
                new Win("C-2", null, null, null, null, List.of(), List.of(), there, null).faults().stream().map(NextTermTest::told)
                        .toList());
        assertFalse(goesOn(new Win(null, null, null, null, null, List.of(), List.of(), there, null)));
    }

    private static String told(FieldError fault) {
        return fault.pointer().replace("/amount", "") + " " + fault.code();
    }

    private static Win win(@Nullable LocalDate until, @Nullable String term, @Nullable String arr, @Nullable ContractLine line) {
        return new Win(null, null, until, term, arr == null ? null : new AmountBody(new BigDecimal(arr), Currency.getInstance("EUR")),
                line == null ? List.of() : List.of(line), List.of(), null, null);
    }

    private static ContractBody contract(LocalDate from, @Nullable LocalDate until, @Nullable String term) {
        return contract(from, until, term, null);
    }

    private static ContractBody contract(LocalDate from, @Nullable LocalDate until, @Nullable String term, @Nullable String later) {
        return new ContractBody(
                new AccountId(TypeId.next()), "C-1", from, until, null, term, later, true, "P30D", null, Currency.getInstance("EUR"), null,
                List.of(SEATS, SET_UP), List.of());
    }
}
