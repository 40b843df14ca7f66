package io.perennial.tickets.sla;

import io.perennial.calendars.clocks.Run;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Holds what has happened to a ticket, and the clocks that it has.
 *
 * <p>Its clocks are a function of what happened and of when it happened ({@code sentAt} of messages, the instants of states), whatever the
 * order in which somebody told of it, and however much at once. So all of them are led through everything again each time. Three things
 * depend on when Perennial heard of something, because they are what happened here:
 * <ul>
 * <li>What a clock counts by changes when the policy, the account or the calendar changes here. A clock keeps by what it counted at each
 * moment; a wait that is told later counts by what is promised now, and from the moment on at which the promise began.
 * <li>A clock that was there when its target was used up has missed it, and nothing that is told later takes this back: somebody was called,
 * and a lead may excuse it. A wait that was told only later is decided by what happened.
 * <li>Who changes a state changes it now: a message that is told late reopens a ticket late.
 * </ul>
 *
 * @param steps the changes of the ticket, in order
 * @param said the messages, in order of time
 */
record TicketPast(ClockedTicket ticket, List<Step> steps, List<Said> said, List<TicketClock> clocks) {
    /** @param before the same clock as it was; empty for a new one */
    record Led(Optional<TicketClock> before, TicketClock after) {
        /** Orders writes so that no two clocks have one round at any time. */
        private static final Comparator<Led> WRITABLE = Comparator.comparingInt(Led::turn).thenComparingInt(Led::place);

        /** Puts clocks that go to an earlier round first, then those that go to a later one, then the new ones. */
        private int turn() {
            return before.map(clock -> after.round() <= clock.round() ? 0 : 1).orElse(2);
        }

        private int place() {
            return turn() == 1 ? -after.round() : after.round();
        }
    }

    /**
     * @param led all clocks, in an order in which they can be written
     * @param gone those whose waits have never been
     */
    record Outcome(List<Led> led, List<TicketClock> gone) {}

    /** Returns true if the ticket has not changed since its clocks were followed: what is promised now follows from something else. */
    boolean isKnown() {
        return clocks.stream().anyMatch(one -> one.followed() >= steps.getLast().place());
    }

    /**
     * Leads all clocks of the ticket until now.
     *
     * @param promised returns what is promised for a wait in a severity
     * @param youngerThan returns when the promise began, if the wait had begun before
     */
    Outcome led(BiFunction<Wait, String, Optional<Promise>> promised, Function<Wait, Optional<Instant>> youngerThan, Instant now) {
        if (ticket.gone()) return new Outcome(clocks.stream().map(this::stopped).toList(), List.of());
        var led = Stream.of(ClockKind.values()).flatMap(kind -> led(kind, promised, youngerThan, now).stream()).toList();
        return new Outcome(led.stream().sorted(Led.WRITABLE).toList(), gone(led));
    }

    private List<Led> led(ClockKind kind, BiFunction<Wait, String, Optional<Promise>> promised,
            Function<Wait, Optional<Instant>> youngerThan, Instant now) {
        var there = new ArrayList<>(clocks.stream().filter(one -> one.kind() == kind).toList());
        var waits = Wait.of(ticket, kind, List.copyOf(there), said, steps);
        var same = waits.stream().map(wait -> take(there, one -> wait.isThatOf(one, steps))).toList();
        var led = new ArrayList<Led>();
        for (int at = 0; at < waits.size(); at++) {
            var wait = waits.get(at);
            var before = same.get(at).or(() -> take(there, clock -> wait.overlaps(clock) && !isOwnMiss(clock, wait)));
            var since = before.isPresent() || there.stream().anyMatch(clock -> isOwnMiss(clock, wait)) ? null
                    : youngerThan.apply(wait).orElse(null);
            new ClockSteps(ticket, wait, severity -> promised.apply(wait, severity), since).follow(before, steps, now)
                    .ifPresent(after -> led.add(new Led(before, after.inRound(led.size() + 1))));
        }
        for (var left : there) if (left.watched()) led.add(new Led(Optional.of(left), moved(left, now).inRound(led.size() + 1)));
        return led;
    }

    /**
     * Returns true if a clock missed what was promised to this ticket, and the wait is an older one of a ticket that was merged into it: these were
     * two promises.
     */
    private boolean isOwnMiss(TicketClock clock, Wait wait) {
        return ticket.goesOn() && clock.watched() && wait.began(steps).isBefore(clock.countdown().startedAt());
    }

    /** A wait that belongs to another ticket now was missed here, where somebody was called: that stays, and counts no more time. */
    private static TicketClock moved(TicketClock clock, Instant now) {
        if (clock.stoppedAt() != null) return clock.endedBy(Ending.MOVED);
        return clock.become(Run.STOPPED, now.truncatedTo(ChronoUnit.SECONDS)).endedBy(Ending.MOVED);
    }

    private Led stopped(TicketClock clock) {
        return new Led(Optional.of(clock), clock.become(Run.STOPPED, ticket.updatedAt()).endedBy(Ending.DELETED));
    }

    /** Takes the first clock that fits. */
    private static Optional<TicketClock> take(List<TicketClock> there, Predicate<TicketClock> fits) {
        var found = there.stream().filter(fits).findFirst();
        found.ifPresent(there::remove);
        return found;
    }

    private List<TicketClock> gone(List<Led> led) {
        return clocks.stream().filter(one -> led.stream().noneMatch(other -> other.after().id().equals(one.id()))).toList();
    }
}
