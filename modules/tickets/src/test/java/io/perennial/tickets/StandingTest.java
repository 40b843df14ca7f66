package io.perennial.tickets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.Changes;
import io.perennial.kernel.Refusal;
import io.perennial.tickets.TicketState.Closed;
import io.perennial.tickets.TicketState.New;
import io.perennial.tickets.TicketState.OnHold;
import io.perennial.tickets.TicketState.Open;
import io.perennial.tickets.TicketState.Pending;
import io.perennial.tickets.TicketState.Solved;
import io.perennial.tickets.TicketState.Spam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration WINDOW = Duration.ofDays(14);
    private static final Solution RENEWED = new Solution("Old tiles", null, "New tiles", null, null, null);

    private final Standing standing = new Standing(NINE);

    @Test
    void a_ticket_goes_to_and_fro_between_the_states_in_which_somebody_has_to_do_something() {
        for (var to : List.of(new Open(), new Pending(TEN), new OnHold(HoldParty.SUPPLIER, null), new Pending(null), new Open())) {
            standing.move(to, TEN);
            assertEquals(to, standing.state());
            assertEquals(TEN, standing.since());
        }
    }

    @Test
    void it_is_new_only_once() {
        assertThrows(Refusal.class, () -> standing.move(new New(), TEN));
    }

    @Test
    void what_is_solved_has_to_be_reopened_first_and_keeps_nothing_of_its_wait() {
        standing.move(new OnHold(HoldParty.PLANNED, TEN), NINE);
        standing.move(new Solved(TEN, RENEWED), TEN);

        assertEquals(new Solved(TEN, RENEWED), standing.state());
        for (var to : List.of(new Open(), new Pending(null), new OnHold(HoldParty.PLANNED, null), new Solved(TEN, RENEWED)))
            assertThrows(Refusal.class, () -> standing.move(to, TEN));

        standing.reopen(TEN, WINDOW);
        assertEquals(new Open(), standing.state());
        assertEquals(null, standing.solvedAt());
    }

    @Test
    void it_can_be_reopened_for_fourteen_days_and_not_a_second_longer() {
        standing.move(new Solved(TEN, RENEWED), TEN);

        assertTrue(standing.canReopen(TEN.plus(Duration.ofDays(14)).minusSeconds(1), WINDOW));
        assertFalse(standing.canReopen(TEN.plus(Duration.ofDays(14)), WINDOW));
        assertThrows(Refusal.class, () -> standing.reopen(TEN.plus(Duration.ofDays(14)), WINDOW));
    }

    @Test
    void only_what_is_solved_is_closed_and_then_stays_so() {
        assertThrows(Refusal.class, () -> standing.move(new Closed(TEN, null), TEN));

        standing.move(new Solved(NINE, RENEWED), NINE);
        standing.move(new Closed(TEN, RENEWED), TEN);

        assertEquals(new Closed(TEN, RENEWED), standing.state());
        assertThrows(Refusal.class, () -> standing.reopen(TEN, WINDOW));
        assertThrows(Refusal.class, () -> standing.move(new Open(), TEN));
    }

    @Test
    void spam_can_be_undone_and_nothing_else_can_be_done_with_it() {
        assertThrows(Refusal.class, () -> standing.restore(TEN));
        standing.move(new Spam(), TEN);

        assertThrows(Refusal.class, () -> standing.move(new Open(), TEN));
        standing.restore(TEN);
        assertEquals(new Open(), standing.state());
    }

    @Test
    void the_earliest_reply_is_the_first_whichever_is_told_first() {
        var heard = standing.heard().replied(TEN).replied(NINE);

        assertEquals(NINE, heard.firstRepliedAt());
        assertEquals(heard, heard.replied(TEN));
    }

    @Test
    void a_reply_that_was_written_before_a_promise_does_not_keep_it() {
        standing.hears(standing.heard().promised(TEN.plusSeconds(3600), TEN));

        assertEquals(TEN.plusSeconds(3600), standing.heard().replied(NINE).promisedBy());
        assertEquals(null, standing.heard().replied(TEN).promisedBy());
        assertEquals(Map.of("promisedBy", new Changes.Change(TEN.plusSeconds(3600), null), "firstRepliedAt", new Changes.Change(null, TEN)),
                standing.heard().replied(TEN).since(standing.heard()));
    }

    @Test
    void the_same_solution_again_is_the_same_whenever_it_was_said() {
        assertTrue(new Solved(NINE, RENEWED).isSame(new Solved(TEN, RENEWED)));
        assertFalse(new Solved(NINE, RENEWED).isSame(new Solved(NINE, new Solution("Other", null, "Other", null, null, null))));
        assertFalse(new Pending(NINE).isSame(new Pending(TEN)));
    }

    @Test
    void an_undone_merge_leads_back_to_where_the_ticket_stood() {
        var other = new TicketId(UUID.randomUUID());
        for (var before : List.of(new New(), new Pending(TEN.plusSeconds(60)), new OnHold(HoldParty.PLANNED, TEN), new Open())) {
            var ticket = new Standing(NINE);
            if (!(before instanceof New)) ticket.move(before, NINE);
            ticket.merge(other, TEN);
            assertEquals(new Closed(TEN, null), ticket.state());
            assertThrows(Refusal.class, () -> ticket.merge(other, TEN));
            ticket.unmerge(TEN);
            assertEquals(before, ticket.state());
        }
    }
}
