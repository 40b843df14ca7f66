package io.perennial.tickets.sla;

import io.perennial.calendars.clocks.Countdown;
import io.perennial.calendars.clocks.Run;
import io.perennial.kernel.DomainEvent;
import io.perennial.tickets.TicketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A clock of a ticket: its countdown, and which warnings it has given. Each change returns a new one. */
record TicketClock(ClockId id, TicketId ticket, ClockKind kind, Countdown countdown, int warned, @Nullable Instant missedAt) {
    /** What a look at the clock finds: the clock as it is then, and what happened since the last look. */
    record Look(TicketClock clock, List<DomainEvent> events) {}

    TicketClock with(Countdown to) {
        return new TicketClock(id, ticket, kind, to, warned, missedAt);
    }

    /** Goes to a state at an instant, or as soon as the last change allows. Stopping in time is told once. */
    TicketClock become(Run to, Instant when) {
        var at = when.isBefore(countdown.since()) ? countdown.since() : when;
        return with(switch (to) {
            case RUNNING -> (countdown.run() == Run.STOPPED ? countdown.reopen(at) : countdown.resume(at));
            case PAUSED -> (countdown.run() == Run.STOPPED ? countdown.reopen(at) : countdown).pause(at);
            case STOPPED -> countdown.stop(at);
        });
    }

    /** Returns what has become due by an instant: each warning once, and that the target was missed. */
    Look look(Instant now) {
        var events = new ArrayList<DomainEvent>();
        var given = warned;
        for (var percent : Countdown.WARNINGS)
            if (percent > given && isUsedUp(percent, now)) {
                given = percent;
                events.add(new ClockEvent.Warned(id, ticket, label(), percent));
            }
        var missed = countdown.missedBefore(now).orElse(null);
        if (missed != null && missedAt == null) events.add(new ClockEvent.Missed(id, ticket, label()));
        return new Look(new TicketClock(id, ticket, kind, countdown, given, missed), events);
    }

    private boolean isUsedUp(int percent, Instant now) {
        return countdown.missedAt() != null || countdown.usedUpAt(percent).filter(at -> !at.isAfter(now)).isPresent();
    }

    /** Returns when to look at the clock again; empty if nothing will happen by itself. */
    Optional<Instant> next() {
        if (countdown.run() != Run.RUNNING || missedAt != null) return Optional.empty();
        var warning = Countdown.WARNINGS.stream().filter(percent -> percent > warned).findFirst().flatMap(countdown::usedUpAt);
        // What stops in the second of the due time is met, so that the target is missed a second later.
        return warning.isPresent() ? warning : countdown.dueAt().map(due -> due.plusSeconds(1));
    }

    boolean isMet() {
        return countdown.run() == Run.STOPPED && countdown.missedAt() == null;
    }

    String label() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
