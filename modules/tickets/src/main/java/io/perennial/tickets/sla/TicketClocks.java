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
    @Inject Events events;
    @Inject Jobs jobs;
    @Inject Clock clock;

    /** Follows tickets that have changed. */
    @Override
    public void follow(Collection<UUID> tickets) {
        follow(tickets, false);
    }

    /** @param plansAnew true if due times may differ although no clock has changed */
    private void follow(Collection<UUID> tickets, boolean plansAnew) {
        policies.number();
        var promises = new Promises(policies.inOrder(), calendars);
        // The clocks are locked before anything else is read, so that of two that follow a ticket the second knows what the first knew.
        var there = rows.of(tickets).stream().collect(Collectors.groupingBy(one -> one.ticket().value()));
        var steps = Step.of(tickets, sql);
        var said = Said.of(tickets, sql);
        for (var ticket : ClockedTicket.of(tickets, sql)) {
            var made = steps.getOrDefault(ticket.id(), List.of());
            var history = new Past(made, said.getOrDefault(ticket.id(), List.of()), there.getOrDefault(ticket.id(), List.of()));
            if (!ticket.history() && !made.isEmpty()) follow(ticket, history, promises, plansAnew);
        }
    }

    /** Holds what has happened to a ticket, and the clocks that it has. */
    private record Past(List<Step> steps, List<Said> said, List<TicketClock> clocks) {
        List<TicketClock> of(ClockKind kind) {
            return clocks.stream().filter(one -> one.kind() == kind).toList();
        }

        /** Returns true if the ticket has not changed since its clocks were followed: what is promised now follows from something else. */
        boolean isKnown() {
            return clocks.stream().anyMatch(one -> one.followed() >= steps.getLast().place());
        }
    }

    private void follow(ClockedTicket ticket, Past past, Promises promises, boolean plansAnew) {
        for (var kind : ClockKind.values()) {
            var there = past.of(kind);
            var last = past.steps().getLast();
            for (var wait : Wait.of(ticket, kind, there, past.said(), past.steps().getFirst().at(), last.isOver() || ticket.gone())) {
                var before = there.stream().filter(one -> one.round() == wait.round()).findFirst();
                var since = wait.from() == null || wait.from().isBefore(ticket.createdAt()) ? ticket.createdAt() : wait.from();
                var late = promises.areYoungerThan(since, ticket, last.severity()) || wait.from() == null && past.isKnown();
                var now = clock.instant();
                new ClockSteps(ticket, wait, severity -> promises.of(ticket, wait, severity))
                        .follow(before, past.steps(), late, now)
                        .ifPresent(after -> settle(before, after, now, plansAnew));
            }
        }
    }

    /** Follows all tickets with clocks that still run, because a policy or a calendar has changed. */
    void followRunning() {
        var after = new UUID(0, 0);
        for (List<Known> page = page(after); !page.isEmpty(); page = page(after)) {
            follow(page.stream().map(Known::ticketId).toList(), true);
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

    private void settle(Optional<TicketClock> before, TicketClock after, Instant now, boolean plansAnew) {
        var look = after.look(now);
        if (plansAnew || before.isEmpty() || !before.get().equals(look.clock())) rows.write(look.clock());
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
