package io.perennial.tickets.sla;

import io.perennial.calendars.Calendars;
import io.perennial.platform.events.Events;
import io.perennial.platform.events.VersionedTable;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Brings the clocks of tickets in line with the tickets, the policies and the calendars. Doing it again changes nothing. */
@ApplicationScoped
class TicketClocks {
    record Known(UUID ticketId) {}

    private static final String RUNNING =
            """
            select distinct ticket_id from {whole tickets.clock}
            where run <> 'stopped' and ticket_id > :after
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
    void follow(Collection<UUID> tickets) {
        follow(tickets, false);
    }

    /** @param plansAnew true if due times may differ although no clock has changed */
    private void follow(Collection<UUID> tickets, boolean plansAnew) {
        policies.number();
        var promises = new Promises(policies.inOrder(), calendars);
        var steps = Step.of(tickets, sql);
        var there = new HashMap<UUID, Map<ClockKind, TicketClock>>();
        for (var one : rows.of(tickets))
            there.computeIfAbsent(one.ticket().value(), none -> new EnumMap<>(ClockKind.class)).put(one.kind(), one);
        for (var ticket : ClockedTicket.of(tickets, sql)) {
            var made = steps.getOrDefault(ticket.id(), List.of());
            if (!ticket.history() && !made.isEmpty()) follow(ticket, made, there.getOrDefault(ticket.id(), Map.of()), promises, plansAnew);
        }
    }

    private void follow(
            ClockedTicket ticket, List<Step> steps, Map<ClockKind, TicketClock> there, Promises promises, boolean plansAnew) {
        var now = clock.instant();
        var late = promises.areYoungerThan(ticket, steps.getLast().severity()) || knowsAll(there.values(), steps);
        for (var kind : ClockKind.values()) {
            var before = Optional.ofNullable(there.get(kind));
            new ClockSteps(ticket, kind, severity -> promises.of(ticket, kind, severity))
                    .follow(before, steps, late, now)
                    .ifPresent(after -> settle(before, after, now, plansAnew));
        }
    }

    /** Returns true if the ticket has not changed since its clocks were followed: what is promised now follows from something else. */
    private static boolean knowsAll(Collection<TicketClock> clocks, List<Step> steps) {
        return clocks.stream().anyMatch(one -> one.followed() >= steps.getLast().place());
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
