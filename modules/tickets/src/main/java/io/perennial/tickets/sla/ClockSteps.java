package io.perennial.tickets.sla;

import io.perennial.calendars.clocks.Countdown;
import io.perennial.calendars.clocks.Run;
import io.perennial.calendars.clocks.Terms;
import io.perennial.kernel.TypeId;
import io.perennial.tickets.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Leads a clock through the changes of its ticket, in their order: each counts from its own moment, however late somebody looks. It knows no
 * database.
 *
 * @param bySeverity what is promised to a ticket of a severity; empty if nothing is
 */
record ClockSteps(ClockedTicket ticket, Wait during, Function<String, Optional<Promise>> bySeverity) {
    /**
     * Returns the clock after all changes; empty if nothing was promised.
     *
     * @param there the clock as it is; empty for a new one
     * @param all all changes of the ticket; the clock knows which of them it has followed
     * @param late true if the promise is younger than the wait: a new clock counts the time before it, but it cannot miss it
     */
    Optional<TicketClock> follow(Optional<TicketClock> there, List<Step> all, boolean late, Instant now) {
        var steps = during.among(all);
        if (steps.isEmpty()) return there;
        var start = during.from() == null ? steps.getFirst().at() : during.from();
        var began = there.isPresent() ? there.map(clock -> clock.startingAt(start)) : started(steps, start, late);
        return began.map(clock -> {
            var led = clock;
            for (var step : steps) if (step.place() > clock.followed()) led = after(step, led, late && there.isEmpty());
            return ended(led, steps.getLast(), now);
        });
    }

    private Optional<TicketClock> started(List<Step> steps, Instant start, boolean late) {
        if (ticket.gone()) return Optional.empty();
        var report = steps.getFirst();
        return steps.stream().flatMap(step -> promise(step).stream()).findFirst().map(first -> {
            var terms = late ? first.unlimited() : promise(report).map(Promise::terms).orElseGet(first::unlimited);
            return TicketClock.started(new ClockId(TypeId.next()), new TicketId(ticket.id()), during, Countdown.start(start, terms));
        });
    }

    private Optional<Promise> promise(Step step) {
        return bySeverity.apply(step.severity());
    }

    private TicketClock after(Step step, TicketClock before, boolean keepsTerms) {
        var answered = answered(before, step.at());
        var terms = promise(step).map(Promise::terms);
        var clock = keepsTerms ? answered : changed(answered, terms, step.at());
        return run(clock, step).having(step.place());
    }

    /** Changes the terms, but not of what is answered: it stays so, whatever is promised later. */
    private TicketClock changed(TicketClock clock, Optional<Terms> terms, Instant at) {
        if (during.kind() != ClockKind.RESOLUTION && clock.countdown().run() == Run.STOPPED) return clock;
        return terms.filter(to -> differs(clock.countdown().terms(), to)).map(to -> clock.by(to, at)).orElse(clock);
    }

    private static boolean differs(Terms one, Terms other) {
        return !KeptCountdown.KeptTerms.of(one).equals(KeptCountdown.KeptTerms.of(other));
    }

    private TicketClock run(TicketClock clock, Step step) {
        return switch (during.kind()) {
            case FIRST_RESPONSE -> isAnswered(step.at()) ? clock : as(step.isOver() ? Run.STOPPED : Run.RUNNING, clock, step);
            case NEXT_REPLY -> step.isOver() && !during.beganIn(step) ? clock.become(Run.STOPPED, step.at()) : clock;
            case NEXT_UPDATE -> clock.countdown().run() == Run.STOPPED ? clock : running(clock, step);
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

    /** Follows what is no change of the ticket: a reply, a deletion, another policy, calendar or account. */
    private TicketClock ended(TicketClock led, Step last, Instant now) {
        var clock = answered(led, now);
        if (ticket.gone()) return clock.become(Run.STOPPED, ticket.updatedAt());
        return changed(clock, promise(last).map(Promise::terms), now);
    }
}
