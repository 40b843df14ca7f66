package io.perennial.tickets.sla;

import io.perennial.calendars.Calendars;
import io.perennial.calendars.CalendarsOnce;
import io.perennial.platform.events.Events;
import io.perennial.platform.events.VersionedTable;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.TicketFollower;
import io.perennial.tickets.sla.Looks.Cause;
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
import java.util.stream.Stream;

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
        var read = new CalendarsOnce(calendars);
        var promises = new Promises(policies, read);
        // The clocks are locked before anything else of the tickets is read, so that of two that follow a ticket the second knows what the
        // first knew.
        var there = rows.of(tickets, read).stream().collect(Collectors.groupingBy(one -> one.ticket().value()));
        var all = ClockedTicket.of(tickets, sql);
        var steps = Step.of(tickets, sql);
        var said = Said.of(all, sql);
        var handed = vendors.of(all, read);
        var now = clock.instant();
        var looks = new Looks(now, cause);
        for (var ticket : all) {
            var made = steps.getOrDefault(ticket.id(), List.of());
            var heard = said.getOrDefault(ticket.id(), List.of());
            var past = new TicketPast(ticket.heard(heard), made, heard, there.getOrDefault(ticket.id(), List.of()));
            if (ticket.history() || made.isEmpty()) continue;
            var customers = follow(past, promises, looks, now);
            for (var one : handed.led(past, customers, now)) looks.at(one.before(), one.after());
        }
        settle(looks);
    }

    /** Returns the clocks as they are then. */
    private static List<TicketClock> follow(TicketPast past, Promises promises, Looks looks, Instant now) {
        var outcome = past.led((wait, severity) -> promises.of(past.ticket(), wait, severity),
                wait -> looks.cause() == Cause.PROMISE ? Optional.of(now) : promises.youngerThan(wait, past, now), now);
        outcome.gone().forEach(looks::gone);
        for (var one : outcome.led()) looks.at(one.before(), one.after());
        return outcome.led().stream().map(TicketPast.Led::after).toList();
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

    /** Looks at clocks whose time has come, in the order of their times. */
    void fire(List<UUID> ids) {
        var byId = rows.find(ids).stream().collect(Collectors.toMap(one -> one.id().value(), one -> one));
        var looks = new Looks(clock.instant(), Cause.TIMER);
        ids.stream().flatMap(id -> Stream.ofNullable(byId.get(id))).forEach(one -> looks.at(Optional.of(one), one));
        settle(looks);
    }

    private void settle(Looks looks) {
        rows.remove(looks.removed());
        rows.write(looks.written(), false);
        looks.events().forEach(events::publish);
        jobs.at(ClockTimer.NAME, looks.next());
        jobs.cancel(ClockTimer.NAME, looks.never());
    }

    @Produces
    static VersionedTable versions() {
        return new VersionedTable("clk", "tickets.clock");
    }
}
