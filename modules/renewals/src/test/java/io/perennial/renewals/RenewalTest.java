package io.perennial.renewals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contracts.ContractId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.Money;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.renewals.NextTerm.Downsell;
import io.perennial.renewals.RenewalState.Deferred;
import io.perennial.renewals.RenewalState.Downsold;
import io.perennial.renewals.RenewalState.Lost;
import io.perennial.renewals.RenewalState.Open;
import io.perennial.renewals.RenewalState.Won;
import io.perennial.renewals.RenewalView.State;
import io.perennial.renewals.RenewalWork.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RenewalTest {
    private static final LocalDate DUE = LocalDate.parse("2026-12-31");
    private static final LocalDate LATER = LocalDate.parse("2027-02-28");
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

    private final ContractId next = new ContractId(TypeId.next());
    private final Renewal renewal = new Renewal(
            new RenewalId(TypeId.next()), new AccountId(TypeId.next()), new ContractId(TypeId.next()), DUE, euro("1200.00"),
            NOW.minusSeconds(60));

    @Test
    void it_begins_open_and_says_nothing_that_nobody_said() {
        assertEquals(new Open(), renewal.state());
        assertEquals(new RenewalWork(null, null, null, Category.PIPELINE, Stage.UPCOMING, List.of(), null, null, null), renewal.work());
    }

    @Test
    void what_is_said_of_it_is_told_once() {
        var work = new RenewalWork(null, new AmountBody(new BigDecimal("1300"), Currency.getInstance("EUR")), 9_000, Category.COMMIT,
                Stage.VERBAL, List.of("price"), "Call", "Fleetly", "x");

        var told = renewal.change(work, NOW).orElseThrow();

        assertEquals("2026-12-31", told.label());
        assertEquals(new Change(Category.PIPELINE, Category.COMMIT), told.changes().fields().get("category"));
        assertEquals(new BigDecimal("1300.00"), renewal.work().forecastArr().amount());
        assertEquals(Optional.empty(), renewal.change(renewal.work(), NOW));
    }

    @Test
    void it_is_won_for_no_less_than_is_due() {
        var told = renewal.win(next, euro("1200.00"), true, "Signed", NOW);

        assertEquals(new Won(NOW, new BigDecimal("1200.00"), next, false), renewal.state());
        assertEquals(new Changes(Map.of("state", new Change(State.OPEN, State.WON))), told.changes());
        assertRefused("LESS_THAN_DUE", () -> open().win(next, euro("1199.99"), true, null, NOW));
    }

    @Test
    void a_downsell_is_for_less_and_has_a_reason() {
        renewal.downsell(next, euro("900.00"), false, downsell("fewer_users"), NOW);

        assertEquals(new Downsold(NOW, new BigDecimal("900.00"), next, "fewer_users"), renewal.state());
        assertRefused("NOT_LESS_THAN_DUE", () -> open().downsell(next, euro("1200.00"), false, downsell("fewer_users"), NOW));
    }

    @Test
    void a_loss_has_a_reason_and_what_was_said_of_a_competitor_stays_unless_another_is_named() {
        renewal.change(new RenewalWork(null, null, null, null, null, List.of(), null, "Fleetly", null), NOW);

        renewal.lose("price", null, null, true, NOW);

        assertEquals(new Lost(NOW, "price", false), renewal.state());
        assertEquals("Fleetly", renewal.work().competitor());
        var other = open();
        other.lose("price", "Truckly", null, true, NOW);
        assertEquals("Truckly", other.work().competitor());
    }

    @Test
    void what_is_decided_is_neither_decided_again_nor_changed_nor_put_off() {
        renewal.lose("price", null, null, false, NOW);

        assertRefused("RENEWAL_DECIDED", () -> renewal.win(null, euro("1200.00"), false, null, NOW));
        assertRefused("RENEWAL_DECIDED", () -> renewal.downsell(next, euro("1.00"), false, downsell("price"), NOW));
        assertRefused("RENEWAL_DECIDED", () -> renewal.lose("price", null, null, false, NOW));
        assertRefused("RENEWAL_DECIDED", () -> renewal.defer(LATER, NOW));
        assertRefused("RENEWAL_DECIDED", () -> renewal.change(renewal.work(), NOW));
    }

    @Test
    void a_decision_that_was_put_off_is_still_to_be_made() {
        renewal.defer(LATER, NOW);
        assertEquals(new Deferred(LATER), renewal.state());
        renewal.defer(LATER.plusDays(1), NOW);

        renewal.resume(NOW);
        assertEquals(new Open(), renewal.state());
        renewal.defer(LATER, NOW);
        renewal.win(null, euro("1200.00"), false, null, NOW);
        assertInstanceOf(Won.class, renewal.state());
    }

    @Test
    void undone_it_is_as_it_was_before() {
        renewal.defer(LATER, NOW);
        renewal.win(next, euro("1200.00"), true, "Signed", NOW);

        var told = renewal.undo(NOW);

        assertEquals(new Deferred(LATER), renewal.state());
        assertEquals(new Changes(Map.of("state", new Change(State.WON, State.DEFERRED))), told.changes());
        assertEquals(false, renewal.endedContract());
    }

    private static Renewal open() {
        return new Renewal(new RenewalId(TypeId.next()), new AccountId(TypeId.next()), new ContractId(TypeId.next()), DUE, euro("1200.00"),
                NOW);
    }

    private static Downsell downsell(String reason) {
        return new Downsell(reason, null, null, null, null, null, List.of(), List.of(), null, null);
    }

    private static Money euro(String amount) {
        return new Money(new BigDecimal(amount), Currency.getInstance("EUR"));
    }

    private static void assertRefused(String reason, Executable attempt) {
        assertEquals(reason, assertThrows(Refusal.class, attempt).reason().name());
    }
}
