package io.perennial.tickets.sla;

import io.perennial.kernel.DomainEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Collects what looks at clocks find, so that it is written at once however many clocks there are. */
final class Looks {
    /** Says why a clock is looked at. Its timer is there already as long as neither of the last two has happened. */
    enum Cause {
        /** Its ticket has changed. */
        TICKET,
        /** The promises to its ticket may have changed: due times may differ although no clock has. */
        PROMISE,
        /** Its time has come. */
        TIMER
    }

    private final Instant now;
    private final Cause cause;
    private final List<TicketClock> written = new ArrayList<>();
    private final Set<UUID> removed = new HashSet<>();
    private final List<DomainEvent> events = new ArrayList<>();
    private final Map<String, Instant> next = new TreeMap<>();
    private final Set<String> never = new HashSet<>();

    Looks(Instant now, Cause cause) {
        this.now = now;
        this.cause = cause;
    }

    /** Looks at a clock as it is from now on. */
    void at(Optional<TicketClock> before, TicketClock after) {
        var look = after.look(now);
        if (cause == Cause.PROMISE || before.isEmpty() || !look.clock().isAs(before.get())) written.add(look.clock());
        events.addAll(look.events());
        if (after.isMet() && before.filter(TicketClock::isMet).isEmpty())
            events.add(new ClockEvent.Met(after.id(), after.ticket(), after.label()));
        var then = look.clock().next();
        var known = before.flatMap(TicketClock::next);
        if (cause == Cause.TICKET && then.equals(known)) return;
        var timer = after.id().value().toString();
        if (then.isPresent()) next.put(timer, then.get().isBefore(now) ? now : then.get());
        else if (before.isPresent()) never.add(timer);
    }

    Cause cause() {
        return cause;
    }

    /** Notes a clock whose wait has never been. */
    void gone(TicketClock clock) {
        removed.add(clock.id().value());
        never.add(clock.id().value().toString());
    }

    /** Returns the clocks to write, in the order in which they can be written after the others are removed. */
    List<TicketClock> written() {
        return written;
    }

    Set<UUID> removed() {
        return removed;
    }

    List<DomainEvent> events() {
        return events;
    }

    /** Returns when to look at clocks again. */
    Map<String, Instant> next() {
        return next;
    }

    /** Returns the clocks at which nobody needs to look again. */
    Set<String> never() {
        return never;
    }
}
