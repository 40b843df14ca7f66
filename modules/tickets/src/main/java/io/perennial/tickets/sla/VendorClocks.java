package io.perennial.tickets.sla;

import io.perennial.calendars.CalendarsOnce;
import io.perennial.calendars.NamedCalendar;
import io.perennial.calendars.clocks.Countdown;
import io.perennial.calendars.clocks.Run;
import io.perennial.calendars.clocks.Terms;
import io.perennial.identity.VendorId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.sla.TicketPast.Led;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Leads the clocks of the vendors to which tickets were handed over. Each counts a part of what the customer's resolution left then, on the
 * vendor's calendar. It pauses while somebody else is waited for, and ends with the handover.
 */
@BeyondSight("Clocks follow the whole ticket. What a caller may see of them is read through slices.")
@ApplicationScoped
class VendorClocks {
    /** The name under which the time of a vendor stands beside the policies. */
    private static final String POLICY = "handover";

    record Handover(UUID ticketId, int place, VendorId vendorId, double budgetShare, String calendar, Instant fromAt,
            @Nullable Instant untilAt, @Nullable Ending ended) {}

    private static final String HANDOVERS =
            """
            select ticket_id, place, vendor_id, budget_share, calendar, from_at, until_at, ended
            from {beyond tickets.handover}
            where ticket_id = any (:ids)
            order by ticket_id, place
            """;

    private final Sql sql;
    private final ClockRows rows;

    @Inject
    VendorClocks(Sql sql, ClockRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    /** Reads nothing of tickets that no vendor has had. */
    Handed of(List<ClockedTicket> all, CalendarsOnce calendars) {
        var tickets = all.stream().filter(ClockedTicket::handed).map(ClockedTicket::id).toList();
        if (tickets.isEmpty()) return new Handed(List.of(), List.of(), calendars::orAlways);
        var handovers = sql.list(Handover.class, HANDOVERS, Map.of("ids", tickets.toArray(UUID[]::new)));
        return new Handed(handovers, rows.ofVendors(tickets, calendars), calendars::orAlways);
    }

    /** The handovers of some tickets, and the clocks that they have. */
    record Handed(List<Handover> handovers, List<TicketClock> clocks, Function<String, NamedCalendar> calendars) {
        /** @param customers the customer's clocks of the ticket */
        List<Led> led(TicketPast past, List<TicketClock> customers, Instant now) {
            var led = new ArrayList<Led>();
            for (var one : handovers) {
                if (!one.ticketId().equals(past.ticket().id())) continue;
                var before = clocks.stream().filter(clock -> clock.ticket().value().equals(one.ticketId()) && clock.round() == one.place())
                        .findFirst();
                before.map(clock -> clock.again(clock.countdown().startedAt(), Optional.empty()))
                        .or(() -> started(one, customers, now))
                        .ifPresent(begun -> led.add(new Led(before, led(begun, one, past, before.orElse(begun), now))));
            }
            return led;
        }

        private static TicketClock led(TicketClock begun, Handover during, TicketPast past, TicketClock before, Instant now) {
            var clock = begun;
            for (var step : since(begun.countdown().startedAt(), past.steps()))
                if (during.untilAt() == null || step.at().isBefore(during.untilAt())) clock = after(step, clock);
            var end = past.ticket().gone() ? past.ticket().updatedAt() : during.untilAt();
            boolean isGoing = clock.countdown().run() != Run.STOPPED;
            var led = (end == null ? clock : become(Run.STOPPED, clock, end)).missedLike(before, false, now);
            return led.endedBy(isGoing && !past.ticket().gone() ? during.ended() : ending(led.stoppedAt(), past));
        }

        private static @Nullable Ending ending(@Nullable Instant stopped, TicketPast past) {
            if (stopped == null || past.ticket().gone()) return stopped == null ? null : Ending.DELETED;
            return Step.at(stopped, past.steps()).filter(Step::isOver)
                    .flatMap(step -> step.ending(ClockKind.RESOLUTION, past.ticket().merged())).orElse(null);
        }

        /** Returns how the ticket was at an instant, and all later changes. */
        private static List<Step> since(Instant start, List<Step> steps) {
            int first = 0;
            for (int at = 1; at < steps.size(); at++) if (!steps.get(at).at().isAfter(start)) first = at;
            return steps.subList(first, steps.size());
        }

        private static TicketClock after(Step step, TicketClock clock) {
            var run = step.isOver() ? Run.STOPPED : step.isWaiting() ? Run.PAUSED : Run.RUNNING;
            return become(run, clock, step.at()).having(step.place());
        }

        private static TicketClock become(Run run, TicketClock clock, Instant at) {
            return clock.countdown().run() == run ? clock : clock.become(run, at);
        }

        /** Begins when the customer's resolution leaves something of which the vendor can get a part. */
        private Optional<TicketClock> started(Handover handover, List<TicketClock> customers, Instant now) {
            if (handover.untilAt() != null) return Optional.empty();
            var at = now.truncatedTo(ChronoUnit.SECONDS);
            return customers.stream().filter(one -> one.kind() == ClockKind.RESOLUTION && one.stoppedAt() == null).findFirst()
                    .map(one -> Math.round(left(one.countdown(), at) * handover.budgetShare()))
                    .filter(target -> target > 0)
                    .map(target -> TicketClock.ofVendor(new ClockId(TypeId.next()), new TicketId(handover.ticketId()), handover.vendorId(),
                            handover.place(), Countdown.start(at, terms(handover.calendar(), target))));
        }

        private static long left(Countdown customers, Instant now) {
            var since = customers.run() == Run.RUNNING && customers.since().isBefore(now)
                    ? customers.terms().calendar().measure(customers.since(), now)
                    : 0;
            return customers.left() - since;
        }

        private Terms terms(String name, long target) {
            var calendar = calendars.apply(name);
            return new Terms(POLICY, 1, calendar.name(), calendar.time(), target, 0);
        }
    }
}
