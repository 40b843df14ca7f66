package io.perennial.tickets.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perennial.calendars.NamedCalendar;
import io.perennial.calendars.clocks.Countdown;
import io.perennial.calendars.clocks.Run;
import io.perennial.calendars.clocks.Terms;
import io.perennial.identity.VendorId;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.sla.VendorClocks.Handed;
import io.perennial.tickets.sla.VendorClocks.Handover;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the time that vendors get, without a database. The first test is number 31 of the known answers for clocks. */
class VendorClocksTest {
    private static final NamedCalendar GERMANY = new NamedCalendar("de", Berlin.TIME);

    private final UUID id = UUID.randomUUID();
    private final VendorId vendor = new VendorId(UUID.randomUUID());
    private final List<Step> steps = new ArrayList<>(List.of(new Step(id, 1, at("08:00"), "new", "urgent")));
    private final TicketClock customers = new TicketClock(new ClockId(UUID.randomUUID()), new TicketId(id), ClockKind.RESOLUTION, 1,
            Countdown.start(at("08:00"), new Terms("all", 1, "de", Berlin.TIME, 8 * 3600, 25)), 0, null, 1, false, null, null);

    /** Returns a time of Tuesday in Berlin. */
    private static Instant at(String time) {
        return Instant.parse("2026-06-09T" + time + ":00+02:00");
    }

    private VendorClocksTest then(String time, String state) {
        steps.add(new Step(id, steps.size() + 1, at(time), state, "urgent"));
        return this;
    }

    private TicketClock clock(@Nullable TicketClock before, @Nullable String until, String now) {
        var handover = new Handover(id, 2, vendor, 0.7, "de", at("10:00"), until == null ? null : at(until),
                until == null ? null : Ending.HANDED_BACK);
        var ticket = new ClockedTicket(id, "incident", "email", null, null, null, false, false, false, at("08:00"), at(now), null, null,
                false, false);
        var past = new TicketPast(ticket, steps, List.of(), List.of(customers));
        var led = new Handed(List.of(handover), before == null ? List.of() : List.of(before), _ -> GERMANY)
                .led(past, List.of(customers), at(now));
        return led.isEmpty() ? customers : led.getFirst().after();
    }

    @Test
    void a_vendor_gets_a_part_of_what_the_customers_clock_leaves() {
        var clock = clock(null, null, "10:00");

        assertEquals(at("14:12"), clock.countdown().dueAt().orElseThrow());
        assertEquals(at("16:00"), customers.countdown().dueAt().orElseThrow());
        assertEquals(List.of(vendor, 2, 15_120L), List.of(clock.vendor(), clock.round(), clock.countdown().terms().target()));
    }

    @Test
    void the_clock_pauses_while_somebody_else_is_waited_for_and_stops_when_it_is_solved() {
        var begun = clock(null, null, "10:00");
        then("11:00", "pending").then("12:30", "open");
        var open = clock(begun, null, "13:00");
        assertEquals(at("15:42"), open.countdown().dueAt().orElseThrow());
        assertEquals(open, clock(open, null, "13:10"));

        then("14:00", "solved");
        var solved = clock(open, null, "14:00");
        assertEquals(at("14:00"), solved.stoppedAt());
        assertNull(clock(solved, "14:30", "14:30").ended(), "it was solved before it was given back");
        then("15:00", "open");
        assertEquals(at("16:42"), clock(open, null, "15:00").countdown().dueAt().orElseThrow());
    }

    @Test
    void the_end_of_the_handover_ends_the_clock_whatever_happens_later() {
        var begun = clock(null, null, "10:00");
        then("11:00", "open").then("12:00", "pending").then("13:00", "open");
        var ended = clock(begun, "11:00", "13:00");

        assertEquals(List.of(Run.STOPPED, 3600L), List.of(ended.countdown().run(), ended.countdown().used()));
        assertEquals(at("11:00"), ended.stoppedAt());
        assertEquals(Ending.HANDED_BACK, ended.ended());
        assertFalse(ended.isMet(), "who gives a ticket back has not solved it");
        assertEquals(customers, clock(null, "11:00", "13:00"));
    }

    @Test
    void what_was_missed_stays_missed() {
        var late = clock(null, null, "10:00").look(at("14:13")).clock();

        assertEquals(at("14:12"), late.missedAt());
        assertEquals(at("14:12"), clock(late, "14:30", "15:00").look(at("15:00")).clock().missedAt());
    }
}
