package io.perennial.tickets.sla;

import io.perennial.calendars.clocks.Countdown;
import io.perennial.calendars.clocks.Countdown.Stretch;
import io.perennial.calendars.clocks.Run;
import io.perennial.calendars.clocks.Terms;
import io.perennial.identity.VendorId;
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
 * @param watched true if it was there when its target was used up: what it has missed stays missed
 * @param ended why it stopped although what it waits for has not come; null if it has not stopped, or that has come
 * @param vendor whose clock it is; null for the customer's
 */
record TicketClock(ClockId id, TicketId ticket, ClockKind kind, int round, Countdown countdown, int warned, @Nullable Instant missedAt,
        int followed, boolean watched, @Nullable Ending ended, @Nullable VendorId vendor) {
    /** Says by what a clock counts from an instant on. */
    record Promised(Instant at, Terms terms) {}

    /** Holds what a look at the clock finds: the clock as it is then, and what happened since the last look. */
    record Look(TicketClock clock, List<DomainEvent> events) {}

    static TicketClock started(ClockId id, TicketId ticket, Wait wait, Countdown countdown) {
        return new TicketClock(id, ticket, wait.kind(), wait.round(), countdown, 0, null, 0, false, null, null);
    }

    /** @param place of the handover to the vendor */
    static TicketClock ofVendor(ClockId id, TicketId ticket, VendorId vendor, int place, Countdown countdown) {
        return new TicketClock(id, ticket, ClockKind.RESOLUTION, place, countdown, 0, null, 0, false, null, vendor);
    }

    private TicketClock with(Countdown to) {
        return new TicketClock(id, ticket, kind, round, to, warned, missedAt, followed, watched, ended, vendor);
    }

    TicketClock having(int place) {
        return new TicketClock(id, ticket, kind, round, countdown, warned, missedAt, place, watched, ended, vendor);
    }

    TicketClock inRound(int number) {
        return new TicketClock(id, ticket, kind, number, countdown, warned, missedAt, followed, watched, ended, vendor);
    }

    TicketClock endedBy(@Nullable Ending why) {
        return new TicketClock(id, ticket, kind, round, countdown, warned, missedAt, followed, watched, why, vendor);
    }

    /** Takes the place of the clock of the same kind and round, if there is one. */
    TicketClock insteadOf(List<TicketClock> there) {
        var same = there.stream().filter(one -> one.kind() == kind && one.round() == round).findFirst();
        return same
                .map(one -> new TicketClock(one.id(), ticket, kind, round, countdown, warned, missedAt, followed, watched, ended, vendor))
                .orElse(this);
    }

    /**
     * Begins again, to be led through all that has happened. Nobody is warned again.
     *
     * @param terms by what it counts before the moment at which it was known to begin
     */
    TicketClock again(Instant start, Optional<Terms> terms) {
        var first = start.isBefore(countdown.startedAt()) ? terms.orElseGet(this::firstTerms) : firstTerms();
        return new TicketClock(id, ticket, kind, round, Countdown.start(start, first), warned, missedAt, followed, watched, ended, vendor);
    }

    private Terms firstTerms() {
        return countdown.past().isEmpty() ? countdown.terms() : countdown.past().getFirst().terms();
    }

    /** Returns by what it has counted since its start, in order. */
    List<Promised> promises() {
        var found = new ArrayList<>(List.of(new Promised(countdown.startedAt(), firstTerms())));
        var past = countdown.past();
        for (var one : past) if (differ(found.getLast().terms(), one.terms())) found.add(new Promised(one.from(), one.terms()));
        if (differ(found.getLast().terms(), countdown.terms())) found.add(new Promised(countdown.since(), countdown.terms()));
        return found;
    }

    /** Returns true if it has counted by what was promised in a state of the ticket. */
    boolean hasFollowed(Step step) {
        return step.place() <= followed && !step.at().isBefore(countdown.startedAt());
    }

    static boolean differ(Terms one, Terms other) {
        return !KeptCountdown.KeptTerms.of(one).equals(KeptCountdown.KeptTerms.of(other));
    }

    /**
     * Keeps that the target was missed when the clock was there, as long as the wait began when it was known to.
     *
     * @param ofReport true if it waits since the report of the ticket, of which there is one: who corrects its time takes back no miss
     */
    TicketClock missedLike(TicketClock before, boolean ofReport, Instant now) {
        var missed = before.missedAt();
        if (missed == null || !before.watched()) return this;
        if (!ofReport && !before.countdown().startedAt().equals(countdown.startedAt())) return this;
        if (countdown.missedBefore(now).filter(at -> !at.isAfter(missed)).isPresent()) return this;
        return with(new Countdown(countdown.startedAt(), countdown.terms(), countdown.run(), countdown.since(), countdown.used(),
                countdown.left(), countdown.past(), missed));
    }

    /** Returns true if the other one differs in nothing that anybody needs to know: what has stopped need not follow the ticket. */
    boolean isAs(TicketClock other) {
        return equals(other) || kind != ClockKind.RESOLUTION && stoppedAt() != null && having(other.followed()).equals(other);
    }

    /** Returns true if a person has promised the customer an instant. */
    boolean isPromised() {
        return countdown.terms().policy().equals(Promise.BY_A_PERSON);
    }

    /** Returns when it stopped; null if it has not. Other terms, which matter only if it goes on, do not stop it again. */
    @Nullable
    Instant stoppedAt() {
        if (countdown.run() != Run.STOPPED) return null;
        var last = countdown.past().reversed().stream().takeWhile(stretch -> stretch.run() == Run.STOPPED);
        return last.map(Stretch::from).reduce((_, earlier) -> earlier).orElse(countdown.since());
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
        return new Look(new TicketClock(id, ticket, kind, round, countdown, given, missed, followed, watched, ended, vendor), events);
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
        return countdown.run() == Run.STOPPED && countdown.missedAt() == null && ended == null;
    }

    String label() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
