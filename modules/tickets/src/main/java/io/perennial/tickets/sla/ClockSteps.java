package io.perennial.tickets.sla;

import io.perennial.calendars.clocks.Countdown;
import io.perennial.calendars.clocks.Run;
import io.perennial.calendars.clocks.Terms;
import io.perennial.kernel.TypeId;
import io.perennial.tickets.TicketId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Leads a clock through the changes of its ticket, in their order: each counts from its own moment, however late somebody looks or tells of
 * it. A clock that is there is led through all of them again, by what it was promised at each moment. It knows no database.
 *
 * @param bySeverity what is promised to a ticket of a severity; empty if nothing is
 * @param promisedSince when the promise began, if the wait is older: a new clock counts the time before it, but it cannot miss it
 */
record ClockSteps(ClockedTicket ticket, Wait during, Function<String, Optional<Promise>> bySeverity, @Nullable Instant promisedSince) {
    private static final Set<Ending> EITHER = EnumSet.of(Ending.SOLVED, Ending.WITHDRAWN);

    /**
     * Returns the clock after all changes; empty if nothing was promised.
     *
     * @param there the clock as it is; empty for a new one
     * @param all all changes of the ticket; the clock knows which of them it has followed
     */
    Optional<TicketClock> follow(Optional<TicketClock> there, List<Step> all, Instant now) {
        var steps = during.among(all);
        if (steps.isEmpty()) return there;
        var start = during.from() == null ? steps.getFirst().at() : during.from();
        var began = there.isPresent() ? there.map(clock -> clock.again(start, promise(steps.getFirst()).map(Promise::terms)))
                : started(steps, start);
        var known = there.isPresent() ? there.get().promises() : promisedLater(steps);
        Predicate<Step> isKnown = step -> there.filter(clock -> clock.hasFollowed(step)).isPresent()
                || there.isEmpty() && promisedSince != null && step.at().isBefore(promisedSince);
        return began.map(clock -> ended(led(clock, steps, new ArrayDeque<>(known), isKnown), steps.getLast(), now))
                .filter(clock -> !isUnpromised(clock, there.isEmpty()))
                .map(clock -> there.map(before -> clock.missedLike(before, during.from() == null, now)).orElse(clock))
                .map(clock -> clock.endedBy(inOrder(there, clock, ending(clock, steps))));
    }

    /** Returns why the clock stopped, unless a message has stopped it, or the solution that it waits for. */
    private @Nullable Ending ending(TicketClock clock, List<Step> steps) {
        var at = clock.stoppedAt();
        if (at == null || during.ending() == null && (isAnswered(at) || isAnsweredMeanwhile(steps))) return null;
        return Step.at(at, steps).filter(Step::isOver).map(step -> step.ending(during.kind(), ticket.merged()))
                .orElse(Optional.ofNullable(during.ending())).orElse(null);
    }

    /**
     * Returns true if the ticket went on after the answer. What was over when the customer was answered, such as a merge that was undone, had only
     * interrupted the wait. What a person promised ends with the solution for good.
     */
    private boolean isAnsweredMeanwhile(List<Step> steps) {
        var answer = during.answeredAt();
        return answer != null && during.promisedBy() == null
                && steps.stream().anyMatch(step -> !step.isOver() && !step.at().isBefore(answer));
    }

    /**
     * A promise that ended with the solution, and is taken back with the ticket's reopening in the same second, ended with the solution; and the other way
     * round. The seconds do not tell which came first, but the clock has told it already.
     */
    private static @Nullable Ending inOrder(Optional<TicketClock> there, TicketClock clock, @Nullable Ending now) {
        var first =
                there.filter(before -> clock.isPromised() && Objects.equals(before.stoppedAt(), clock.stoppedAt())).map(TicketClock::ended);
        return first.filter(before -> now != null && EITHER.contains(before) && EITHER.contains(now)).orElse(now);
    }

    private Optional<TicketClock> started(List<Step> steps, Instant start) {
        var report = steps.getFirst();
        return steps.stream().flatMap(step -> promise(step).stream()).findFirst().map(first -> {
            var terms = promisedSince != null ? first.unlimited() : promise(report).map(Promise::terms).orElseGet(first::unlimited);
            return TicketClock.started(new ClockId(TypeId.next()), new TicketId(ticket.id()), during, Countdown.start(start, terms));
        });
    }

    private List<TicketClock.Promised> promisedLater(List<Step> steps) {
        var since = promisedSince;
        if (since == null) return List.of();
        return Step.at(since, steps).flatMap(this::promise).map(promise -> List.of(new TicketClock.Promised(since, promise.terms())))
                .orElse(List.of());
    }

    /** Returns true if the wait was over before anything was promised. */
    private boolean isUnpromised(TicketClock clock, boolean isNew) {
        var stopped = clock.stoppedAt();
        if (stopped == null) return false;
        return Promise.isUnlimited(clock.countdown().terms()) || isNew && promisedSince != null && !stopped.isAfter(promisedSince);
    }

    private Optional<Promise> promise(Step step) {
        return bySeverity.apply(step.severity());
    }

    /** @param isKnown tells for which changes of the ticket it is known already by what the clock counts */
    private TicketClock led(TicketClock began, List<Step> steps, Deque<TicketClock.Promised> known, Predicate<Step> isKnown) {
        var clock = began;
        for (var step : steps) {
            while (!known.isEmpty() && !known.getFirst().at().isAfter(step.at())) clock = promised(clock, known.removeFirst());
            clock = after(step, clock, isKnown.test(step));
        }
        while (!known.isEmpty()) clock = promised(clock, known.removeFirst());
        return clock;
    }

    private TicketClock promised(TicketClock before, TicketClock.Promised to) {
        return changed(answered(before, to.at()), Optional.of(to.terms()), to.at());
    }

    private TicketClock after(Step step, TicketClock before, boolean keepsTerms) {
        var answered = answered(before, step.at());
        var clock = keepsTerms ? answered : changed(answered, promise(step).map(Promise::terms), step.at());
        return run(clock, step).having(Math.max(step.place(), before.followed()));
    }

    /** Changes the terms, but not of what is answered: it stays so, whatever is promised later. */
    private TicketClock changed(TicketClock clock, Optional<Terms> terms, Instant at) {
        if (during.kind() != ClockKind.RESOLUTION && clock.countdown().run() == Run.STOPPED) return clock;
        return terms.filter(to -> TicketClock.differ(clock.countdown().terms(), to)).map(to -> clock.by(to, at)).orElse(clock);
    }

    private TicketClock run(TicketClock clock, Step step) {
        return switch (during.kind()) {
            case FIRST_RESPONSE -> isAnswered(step.at()) ? clock : as(step.isOver() ? Run.STOPPED : Run.RUNNING, clock, step);
            case NEXT_REPLY -> isAnswered(step.at()) ? clock
                    : as(step.isOver() && !during.beganIn(step) ? Run.STOPPED : Run.RUNNING, clock, step);
            case NEXT_UPDATE -> isAnswered(step.at()) ? clock : running(clock, step);
            case RESOLUTION -> running(clock, step);
        };
    }

    private TicketClock running(TicketClock clock, Step step) {
        var run = promise(step).map(promise -> promise.in(step)).orElse(step.isOver() ? Run.STOPPED : Run.RUNNING);
        return as(run, clock, step);
    }

    private static TicketClock as(Run run, TicketClock clock, Step step) {
        return run == clock.countdown().run() ? clock : clock.become(run, step.at());
    }

    private boolean isAnswered(Instant by) {
        return during.answeredAt() != null && !during.answeredAt().isAfter(by);
    }

    private TicketClock answered(TicketClock clock, Instant by) {
        var reply = during.answeredAt();
        if (reply == null || reply.isAfter(by) || clock.countdown().run() == Run.STOPPED) return clock;
        return clock.become(Run.STOPPED, reply);
    }

    /** Follows what is no change of the ticket: a reply, another policy, calendar or account. */
    private TicketClock ended(TicketClock led, Step last, Instant now) {
        return changed(answered(led, now), promise(last).map(Promise::terms), now);
    }
}
