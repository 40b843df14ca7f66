package io.perennial.tickets.sla;

import io.perennial.calendars.Calendars;
import io.perennial.calendars.NamedCalendar;
import io.perennial.calendars.clocks.Countdown;
import io.perennial.calendars.clocks.Run;
import io.perennial.calendars.clocks.Terms;
import io.perennial.kernel.TypeId;
import io.perennial.platform.events.Events;
import io.perennial.platform.events.VersionedTable;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.sla.Policies.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Brings the clocks of tickets in line with the tickets, the policies and the calendars. Doing it again changes nothing. */
@ApplicationScoped
class TicketClocks {
    record Known(UUID ticketId) {}

    private static final long UNLIMITED = Integer.MAX_VALUE;
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
        var inOrder = policies.inOrder();
        var there = new HashMap<UUID, Map<ClockKind, TicketClock>>();
        for (var one : rows.of(tickets)) there.computeIfAbsent(one.ticket().value(), none -> new HashMap<>()).put(one.kind(), one);
        for (var ticket : ClockedTicket.of(tickets, sql)) {
            var known = there.getOrDefault(ticket.id(), Map.of());
            var policy = inOrder.stream().filter(one -> one.rules().fits(ticket)).findFirst();
            for (var kind : ClockKind.values())
                follow(ticket, kind, policy, Optional.ofNullable(known.get(kind)), !known.isEmpty(), plansAnew);
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

    private void follow(
            ClockedTicket ticket, ClockKind kind, Optional<Policy> policy, Optional<TicketClock> there, boolean late, boolean plansAnew) {
        if (ticket.history()) return;
        var terms = policy.flatMap(one -> terms(ticket, kind, one));
        if (there.isEmpty() && (terms.isEmpty() || ticket.gone())) return;
        var now = clock.instant();
        var before = there.orElseGet(() -> started(ticket, kind, terms.orElseThrow(), late, now));
        var changed = terms.filter(to -> differs(before.countdown().terms(), to))
                .map(to -> before.with(before.countdown().change(latest(before, now), to)))
                .orElse(before);
        var pauses = policy.map(one -> one.rules().pauses()).orElse(List.of());
        var state = become(changed, ticket, pauses);
        settle(there, state, now, plansAnew);
    }

    /**
     * Starts a clock with the report of the ticket. If a later change promises it, used time counts, but a part of the target is left, as
     * after any change of terms.
     */
    private TicketClock started(ClockedTicket ticket, ClockKind kind, Terms terms, boolean late, Instant now) {
        var unlimited = new Terms(terms.policy(), terms.policyVersion(), terms.calendarName(), terms.calendar(), UNLIMITED, 0);
        var countdown = late && ticket.reportedAt().isBefore(now)
                ? Countdown.start(ticket.reportedAt(), unlimited).change(now, terms)
                : Countdown.start(ticket.reportedAt(), terms);
        return new TicketClock(new ClockId(TypeId.next()), new TicketId(ticket.id()), kind, countdown, 0, null);
    }

    private Optional<Terms> terms(ClockedTicket ticket, ClockKind kind, Policy policy) {
        var target = policy.rules().target(kind);
        if (target == null) return Optional.empty();
        var calendar = calendar(ticket, policy.rules());
        return Optional.of(
                new Terms(policy.name(), policy.version(), calendar.name(), calendar.time(), target, policy.rules().floorPercent()));
    }

    private NamedCalendar calendar(ClockedTicket ticket, PolicyRules rules) {
        return Optional.ofNullable(rules.calendar()).flatMap(calendars::find).orElseGet(() -> calendars.ofCountry(ticket.country()));
    }

    private static boolean differs(Terms one, Terms other) {
        return !KeptCountdown.KeptTerms.of(one).equals(KeptCountdown.KeptTerms.of(other));
    }

    /** Changes of terms hold from now on, but not before the last change: clocks of different nodes differ a little. */
    private static Instant latest(TicketClock of, Instant now) {
        return now.isBefore(of.countdown().since()) ? of.countdown().since() : now;
    }

    private static TicketClock become(TicketClock clock, ClockedTicket ticket, List<String> pauses) {
        return switch (clock.kind()) {
            case FIRST_RESPONSE -> {
                var reply = ticket.firstRepliedAt() != null ? ticket.firstRepliedAt() : ticket.isOver() ? ticket.stateSince() : null;
                yield reply == null ? clock : clock.become(Run.STOPPED, reply);
            }
            case RESOLUTION -> {
                if (ticket.gone()) yield clock.become(Run.STOPPED, ticket.updatedAt());
                var run = ticket.isOver() ? Run.STOPPED : pauses.contains(ticket.state()) ? Run.PAUSED : Run.RUNNING;
                yield run == clock.countdown().run() ? clock : clock.become(run, ticket.stateSince());
            }
        };
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
