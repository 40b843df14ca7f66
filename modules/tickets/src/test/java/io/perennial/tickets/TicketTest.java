package io.perennial.tickets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.TypeId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TicketTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00.700Z");
    private static final AccountId RHINE = new AccountId(TypeId.next());

    @Test
    void what_was_left_out_has_its_default_and_it_is_reported_when_it_is_created() {
        var body = new Ticket(said(null, null, null), NINE).body();

        assertEquals("request", body.type());
        assertEquals(Severity.GENERAL, body.severity());
        assertEquals("api", body.channel());
        assertEquals(Instant.parse("2026-03-02T09:00:00Z"), body.reportedAt());
        assertEquals(false, body.history());
    }

    @Test
    void it_is_told_in_the_story_of_its_account_and_before_the_account_is_known_only_in_its_own() {
        var ticket = new Ticket(said(null, null, null), NINE);
        ticket.number(7);

        assertEquals(ticket.id(), ticket.created().about());
        assertEquals("#7 Map", ticket.created().label());

        var matched = ticket.change(said(RHINE, null, null), NINE).orElseThrow();
        assertEquals(RHINE, matched.about());
        assertTrue(matched.changes().fields().containsKey("accountId"));
    }

    @Test
    void the_state_of_history_is_what_is_said_or_follows_from_the_times() {
        assertEquals(TicketStatus.CLOSED, new Ticket(said(null, NINE, null), NINE).body().state());
        assertEquals(TicketStatus.PENDING, new Ticket(said(null, NINE, TicketStatus.PENDING), NINE).body().state());
        assertEquals(TicketStatus.NEW, new Ticket(history(null, null), NINE).body().state());
    }

    @Test
    void a_state_is_refused_where_work_leads_to_it() {
        var faults = new TicketBody(
                null, null, null, "Map", null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null,
                TicketStatus.SOLVED, null, NINE, null, null).faults();

        assertEquals(List.of("/state", "/solvedAt"), faults.stream().map(fault -> fault.pointer()).toList());
        assertTrue(history(NINE, TicketStatus.SOLVED).faults().isEmpty());
    }

    @Test
    void only_a_complaint_has_a_responsible_party_an_apology_and_a_remedy() {
        var late = new Solution("Late", null, "Sent", null, "We are sorry", null);
        var whole = new Solution("Late", null, "Sent", null, "We are sorry", "A month for free");

        assertEquals(List.of("/responsibleParty"), pointers(about("request", "Carrier").faults()));
        assertEquals(List.of(), about("complaint", "Carrier").faults());
        assertEquals(List.of("/remedy"), pointers(refused(late, "complaint")));
        assertEquals(List.of("/apology", "/remedy"), pointers(refused(whole, "request")));
        whole.requireFor(about("complaint", null));
    }

    private static List<FieldError> refused(Solution solution, String type) {
        return assertThrows(Invalid.class, () -> solution.requireFor(about(type, null))).errors();
    }

    private static List<String> pointers(List<FieldError> faults) {
        return faults.stream().map(FieldError::pointer).toList();
    }

    private static TicketBody about(String type, @Nullable String responsible) {
        return new TicketBody(
                null, null, null, "Map", type, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                responsible,
                null, null, null, null, null, null, null);
    }

    @Test
    void the_first_reply_to_a_new_ticket_is_one_change() {
        var ticket = new Ticket(said(null, null, null), NINE);

        var event = ticket.replied(NINE, NINE).orElseThrow();

        assertEquals(Set.of("firstRepliedAt", "state"), event.changes().fields().keySet());
        assertEquals(TicketStatus.OPEN, ticket.standing().word());
        assertTrue(ticket.replied(NINE.plusSeconds(60), NINE).isEmpty());
    }

    private static TicketBody said(@Nullable AccountId account, @Nullable Instant closedAt, @Nullable TicketStatus state) {
        if (closedAt != null || state != null) return history(closedAt, state);
        return new TicketBody(
                account, null, null, "Map", null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null);
    }

    private static TicketBody history(@Nullable Instant closedAt, @Nullable TicketStatus state) {
        return new TicketBody(
                null, null, null, "Map", null, null, null, null, null, null, null, null, null, null, null, NINE, null, null, null, null,
                null, true,
                state,
                null, null, closedAt, null);
    }
}
