package io.perennial.renewals.expansions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.accounts.AccountId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.Money;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.records.ExternalKey;
import io.perennial.renewals.AmountBody;
import io.perennial.renewals.expansions.ExpansionBody.Kind;
import io.perennial.renewals.expansions.ExpansionBody.Stage;
import io.perennial.renewals.expansions.ExpansionState.Lost;
import io.perennial.renewals.expansions.ExpansionState.Open;
import io.perennial.renewals.expansions.ExpansionState.Won;
import io.perennial.renewals.expansions.ExpansionView.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ExpansionTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Currency EUR = Currency.getInstance("EUR");

    private final AccountId account = new AccountId(TypeId.next());

    @Test
    void it_is_what_was_written() {
        var body = new ExpansionBody(
                account, Kind.REFERRAL, "Their sister company", Stage.QUALIFIED, euro("1200.00"), LocalDate.parse("2026-06-30"),
                new MemberId(TypeId.next()), "They asked for it", List.of(new ExternalKey("zoho_crm", "17")));

        assertEquals(body, new Expansion(body, NOW).body());
    }

    @Test
    void what_was_left_out_has_only_been_seen() {
        var lead = new Expansion(seats(null, null), NOW);

        assertEquals(Stage.IDENTIFIED, lead.body().stage());
        assertEquals(List.of(), lead.body().externalKeys());
        assertEquals(new Open(), lead.state());
    }

    @Test
    void a_change_is_told_once_however_its_amount_is_written() {
        var lead = new Expansion(seats(null, null), NOW);

        var told = lead.change(seats(Stage.PROPOSED, euro("12.5")), NOW).orElseThrow();

        assertEquals(Map.of("stage", new Change(Stage.IDENTIFIED, Stage.PROPOSED), "amount", new Change(null, euro("12.50"))),
                told.changes().fields());
        assertEquals(List.of("Seats", account), List.of(told.label(), told.about()));
        assertEquals(Optional.empty(), lead.change(seats(Stage.PROPOSED, euro("12.500")), NOW));
    }

    @Test
    void an_amount_has_no_smaller_unit_than_its_currency() {
        assertEquals(List.of(), seats(null, euro("12.500")).faults());
        assertEquals("/amount/amount", seats(null, euro("12.505")).faults().getFirst().pointer());
        assertEquals("/amount/amount",
                seats(null, new AmountBody(new BigDecimal("12.5"), Currency.getInstance("JPY"))).faults().getFirst().pointer());
    }

    @Test
    void it_is_won_for_what_was_sold_or_else_for_what_was_said() {
        var lead = new Expansion(seats(null, euro("12.00")), NOW);

        var told = lead.win(null, null, NOW);

        assertEquals(new Won(NOW, new Money(new BigDecimal("12.00"), EUR), null), lead.state());
        assertEquals(new Changes(Map.of("state", new Change(State.OPEN, State.WON))), told.changes());
        assertEquals(new Won(NOW, null, "Yes"), after(seats(null, null), one -> one.win(null, "Yes", NOW)));
        assertEquals(new Won(NOW, new Money(new BigDecimal("9.00"), EUR), null),
                after(seats(null, euro("12.00")), one -> one.win(euro("9"), null, NOW)));
        assertEquals(euro("12.00"), lead.body().amount());
    }

    @Test
    void a_loss_says_why_and_to_whom() {
        assertEquals(new Lost(NOW, "Too dear", "Fleetly"), after(seats(null, null), one -> one.lose("Too dear", "Fleetly", NOW)));
    }

    @Test
    void what_is_decided_stays_as_it_is_until_that_is_undone() {
        var lead = new Expansion(seats(null, euro("12.00")), NOW);
        lead.lose("Too dear", "Fleetly", NOW);

        assertDecided(() -> lead.win(null, null, NOW));
        assertDecided(() -> lead.lose("Again", null, NOW));
        assertDecided(() -> lead.change(seats(Stage.PROPOSED, null), NOW));
        assertEquals(Optional.empty(), lead.change(lead.body(), NOW));

        var told = lead.undo(NOW);
        assertEquals(new Change(State.LOST, State.OPEN), told.changes().fields().get("state"));
        assertEquals(new Open(), lead.state());
        assertEquals(Set.of("stage"), lead.change(seats(Stage.PROPOSED, euro("12.00")), NOW).orElseThrow().changes().fields().keySet());
    }

    @Test
    void a_deleted_one_is_not_there() {
        var lead = new Expansion(seats(null, null), NOW);

        assertEquals("Seats", lead.delete(NOW).label());
        assertFalse(lead.isLive());
    }

    private interface Step {
        Object of(Expansion lead);
    }

    private static ExpansionState after(ExpansionBody body, Step step) {
        var lead = new Expansion(body, NOW);
        step.of(lead);
        return lead.state();
    }

    private static void assertDecided(Executable change) {
        assertEquals(ExpansionRefusal.EXPANSION_DECIDED, assertThrows(Refusal.class, change).reason());
    }

    private ExpansionBody seats(@Nullable Stage stage, @Nullable AmountBody amount) {
        return new ExpansionBody(account, Kind.UPSELL, "Seats", stage, amount, null, null, null, null);
    }

    private static AmountBody euro(String amount) {
        return new AmountBody(new BigDecimal(amount), EUR);
    }
}
