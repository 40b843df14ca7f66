package io.perennial.tickets.sla;

import io.perennial.calendars.Calendars;
import io.perennial.platform.events.Events;
import io.perennial.platform.events.VersionedTable;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.TicketFollower;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Brings the clocks of tickets in line with the tickets, the policies and the calendars. Doing it again changes nothing. */
@ApplicationScoped
class TicketClocks implements TicketFollower {
    record Known(UUID ticketId) {}

    private static final String RUNNING =
            """
            select distinct ticket_id from {whole tickets.clock}
            where run <> 'stopped' and not replayed and ticket_id > :after
            order by ticket_id
            limit 1000
            """;

    @Inject Sql sql;
    @Inject Policies policies;
    @Inject Calendars calendars;
    @Inject ClockRows rows;
    @Inject VendorClocks vendors;
    @Inject Events events;
    @Inject Jobs jobs;
    @Inject Clock clock;

    /** Says why clocks are looked at: their tickets have changed, or what is promised to them. */
    private enum Cause { TICKET, PROMISE }

    /** Follows tickets that have changed. */
    @Override
    public void follow(Collection<UUID> tickets) {
        follow(tickets, Cause.TICKET);
    }

    /** Follows tickets whose accounts have changed: something else may be promised to them from now on. */
    void followPromises(Collection<UUID> tickets) {
        follow(tickets, Cause.PROMISE);
    }

    private void follow(Collection<UUID> tickets, Cause cause) {
        policies.number();
        var promises = new Promises(policies, calendars);
        // The clocks are locked before anything else is read, so that of two that follow a ticket the second knows what the first knew.
        var there = rows.of(tickets).stream().collect(Collectors.groupingBy(one -> one.ticket().value()));
        var steps = Step.of(tickets, sql);
        var said = Said.of(tickets, sql);
        var handed = vendors.of(tickets);
        for (var ticket : ClockedTicket.of(tickets, sql)) {
            var made = steps.getOrDefault(ticket.id(), List.of());
            var heard = said.getOrDefault(ticket.id(), List.of());
            var past = new TicketPast(ticket.heard(heard), made, heard, there.getOrDefault(ticket.id(), List.of()));
            if (ticket.history() || made.isEmpty()) continue;
            var customers = follow(past, promises, cause);
            for (var one : handed.led(past, customers, clock.instant()))
                settle(one.before(), one.after(), clock.instant(), cause == Cause.PROMISE);
        }
    }

    /** Returns the clocks as they are then. */
    private List<TicketClock> follow(TicketPast past, Promises promises, Cause cause) {
        var now = clock.instant();
        var outcome = past.led((wait, severity) -> promises.of(past.ticket(), wait, severity),
                wait -> cause == Cause.PROMISE ? Optional.of(now) : promises.youngerThan(wait, past, now), now);
        outcome.gone().forEach(this::remove);
        for (var one : outcome.led()) settle(one.before(), one.after(), now, cause == Cause.PROMISE);
        return outcome.led().stream().map(TicketPast.Led::after).toList();
    }

    private void remove(TicketClock gone) {
        rows.remove(gone);
        jobs.cancel(ClockTimer.NAME, gone.id().value().toString());
    }

    /** Follows all tickets with clocks that still run, because a policy or a calendar has changed. */
    void followRunning() {
        var after = new UUID(0, 0);
        for (List<Known> page = page(after); !page.isEmpty(); page = page(after)) {
            followPromises(page.stream().map(Known::ticketId).toList());
            after = page.getLast().ticketId();
        }
    }

    private List<Known> page(UUID after) {
        return sql.list(Known.class, RUNNING, Map.of("after", after));
    }

    /** Looks at a clock whose time has come. */
    void fire(UUID id) {
        rows.find(id).ifPresent(one -> settle(Optional.of(one), one, clock.instant(), false));
    }

    /** @param plansAnew true if due times may differ although no clock has changed */
    private void settle(Optional<TicketClock> before, TicketClock after, Instant now, boolean plansAnew) {
        var look = after.look(now);
        if (plansAnew || before.isEmpty() || !look.clock().isAs(before.get())) rows.write(look.clock());
        look.events().forEach(events::publish);
        if (after.isMet() && before.filter(TicketClock::isMet).isEmpty())
            events.publish(new ClockEvent.Met(after.id(), after.ticket(), after.label()));
        var next = look.clock().next();
        var name = look.clock().id().value().toString();
        if (next.isPresent()) jobs.at(ClockTimer.NAME, name, next.get().isBefore(now) ? now : next.get());
        else jobs.cancel(ClockTimer.NAME, name);
    }

    @Produces
    static VersionedTable versions() {
        return new VersionedTable("clk", "tickets.clock");
    }
}
