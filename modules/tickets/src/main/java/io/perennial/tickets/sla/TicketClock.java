package io.perennial.tickets.sla;

import io.perennial.calendars.clocks.Countdown;
import io.perennial.calendars.clocks.Run;
import io.perennial.calendars.clocks.Terms;
import io.perennial.kernel.DomainEvent;
import io.perennial.tickets.TicketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A clock of a ticket: its countdown, and which warnings it has given. Each change returns a new one.
 *
 * @param round 1, 2, 3 … among the clocks of its kind
 * @param followed the place of the last change of the ticket that it knows
 */
record TicketClock(ClockId id, TicketId ticket, ClockKind kind, int round, Countdown countdown, int warned, @Nullable Instant missedAt,
        int followed) {
    /** Holds what a look at the clock finds: the clock as it is then, and what happened since the last look. */
    record Look(TicketClock clock, List<DomainEvent> events) {}

    static TicketClock started(ClockId id, TicketId ticket, Wait wait, Countdown countdown) {
        return new TicketClock(id, ticket, wait.kind(), wait.round(), countdown, 0, null, 0);
    }

    private TicketClock with(Countdown to) {
        return new TicketClock(id, ticket, kind, round, to, warned, missedAt, followed);
    }

    TicketClock having(int place) {
        return new TicketClock(id, ticket, kind, round, countdown, warned, missedAt, place);
    }

    /** Takes the place of the clock of the same kind and round, if there is one. */
    TicketClock insteadOf(List<TicketClock> there) {
        var same = there.stream().filter(one -> one.kind() == kind && one.round() == round).findFirst();
        return same.map(one -> new TicketClock(one.id(), ticket, kind, round, countdown, warned, missedAt, followed)).orElse(this);
    }

    /** Moves the start, because it was told wrongly: what was missed by then is decided anew. */
    TicketClock startingAt(Instant at) {
        if (at.equals(countdown.startedAt())) return this;
        return new TicketClock(id, ticket, kind, round, countdown.startingAt(at), warned, null, followed);
    }

    /** Returns true if a person has promised the customer an instant. */
    boolean isPromised() {
        return countdown.terms().policy().equals(Promise.BY_A_PERSON);
    }

    /** Returns when it stopped; null if it has not. */
    @Nullable
    Instant stoppedAt() {
        return countdown.run() == Run.STOPPED ? countdown.since() : null;
    }

    /** Goes on by other terms from an instant on, or as soon as the last change allows: the clocks of two machines differ a little. */
    TicketClock by(Terms terms, Instant when) {
        return with(countdown.change(latest(when), terms));
    }

    private Instant latest(Instant when) {
        return when.isBefore(countdown.since()) ? countdown.since() : when;
    }

    /** Goes to a state at an instant, or as soon as the last change allows. */
    TicketClock become(Run to, Instant when) {
        var at = latest(when);
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
        return new Look(new TicketClock(id, ticket, kind, round, countdown, given, missed, followed), events);
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
