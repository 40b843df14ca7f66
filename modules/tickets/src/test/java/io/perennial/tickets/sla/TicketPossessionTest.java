package io.perennial.tickets.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.calendars.NamedCalendar;
import io.perennial.tickets.HoldParty;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.TicketStatus;
import io.perennial.tickets.sla.TicketPossession.PossessionShare;
import io.perennial.tickets.sla.TicketPossession.Stretch;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests who held a ticket by the known answers of the design: Berlin, from Friday 10:00 to Wednesday 12:00. */
class TicketPossessionTest {
    private static final Instant SOLVED = at("10T12:00");

    private static Instant at(String june) {
        return Instant.parse("2026-06-" + june + ":00+02:00");
    }

    private static Stretch stretch(TicketStatus state, @Nullable HoldParty party, int tier, boolean handedOver, String from,
            String until) {
        return new Stretch(state, party, tier, handedOver, at(from), at(until));
    }

    private static TicketPossession of(Stretch... stretches) {
        return TicketPossession.of(new TicketId(UUID.randomUUID()), List.of(stretches), new NamedCalendar("berlin", Berlin.TIME), SOLVED);
    }

    @Test
    void the_time_of_each_holder_and_the_share_of_the_vendor_are_those_of_the_design() {
        var found = of(
                stretch(TicketStatus.OPEN, null, 1, false, "05T10:00", "05T15:00"),
                stretch(TicketStatus.PENDING, null, 1, false, "05T15:00", "08T10:00"),
                stretch(TicketStatus.OPEN, null, 1, false, "08T10:00", "08T11:00"),
                stretch(TicketStatus.OPEN, null, 1, true, "08T11:00", "09T09:00"),
                stretch(TicketStatus.ON_HOLD, HoldParty.THIRD_PARTY, 1, true, "09T09:00", "10T09:30"),
                stretch(TicketStatus.OPEN, null, 2, false, "10T09:30", "10T12:00"));

        assertEquals(List.of(share(Holder.TIER_1, 360, 360), share(Holder.CUSTOMER, 4020, 240), share(Holder.VENDOR, 1320, 420),
                share(Holder.THIRD_PARTY, 1470, 570), share(Holder.TIER_2, 150, 150)), found.holders());
        assertEquals(7320 * 60, found.seconds());
        assertEquals(1740 * 60, found.holders().stream().mapToLong(PossessionShare::businessSeconds).sum());
        assertEquals(24.14, found.vendorShare());
    }

    @Test
    void what_is_solved_is_nobodys_and_has_no_part_in_the_share() {
        var half = of(
                stretch(TicketStatus.NEW, null, 1, true, "08T08:00", "08T10:00"),
                stretch(TicketStatus.OPEN, null, 1, false, "08T10:00", "08T12:00"),
                stretch(TicketStatus.SOLVED, null, 1, true, "08T12:00", "10T12:00"));

        assertEquals(50.0, half.vendorShare());
        assertEquals(null, of(stretch(TicketStatus.SOLVED, null, 1, true, "08T12:00", "10T12:00")).vendorShare());
    }

    private static PossessionShare share(Holder holder, long minutes, long business) {
        return new PossessionShare(holder, 60 * minutes, 60 * business);
    }
}
