package io.perennial.tickets.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One wait of a customer, which one clock counts.
 *
 * @param round 1, 2, 3 … among those of its kind
 * @param from null means the report of the ticket
 * @param answeredAt when the wait ended; null if it has not, or ends with the ticket
 * @param promisedBy the instant that the customer was promised; null if a policy says how long it may take
 */
record Wait(ClockKind kind, int round, @Nullable Instant from, @Nullable Instant answeredAt, @Nullable Instant promisedBy) {
    /** Something that the customer has heard: a message, or by when to hear more. */
    private record Told(Instant at, @Nullable Instant promisedBy) {
        /** A promise comes after the message of the same second. */
        private boolean isAfter(TicketClock clock) {
            var start = clock.countdown().startedAt();
            return at.isAfter(start) || promisedBy != null && at.equals(start) && !clock.isPromised();
        }
    }

    /**
     * Returns the waits that are not over, and those that have begun since their clocks were looked at. A wait that is over stays as it is.
     *
     * @param there the clocks of the kind, in order of their rounds
     * @param reportedAt when the ticket reached the tenant
     * @param isOver true if nobody works on the ticket any more, so that no wait begins
     */
    static List<Wait> of(ClockedTicket ticket, ClockKind kind, List<TicketClock> there, List<Said> said, Instant reportedAt,
            boolean isOver) {
        return switch (kind) {
            case FIRST_RESPONSE -> List.of(new Wait(kind, 1, null, ticket.firstRepliedAt(), null));
            case RESOLUTION -> List.of(new Wait(kind, 1, null, null, null));
            case NEXT_REPLY -> replies(there, said, ticket.isAnsweredLive() ? reportedAt : ticket.firstRepliedAt(), isOver);
            case NEXT_UPDATE -> updates(ticket, there, said, isOver);
        };
    }

    /** Begins with what a customer writes after the last answer, and ends with the next answer. Before the first one, another clock counts. */
    private static List<Wait> replies(List<TicketClock> there, List<Said> said, @Nullable Instant firstAnswer, boolean isOver) {
        var found = new ArrayList<Wait>();
        var round = there.size();
        var after = firstAnswer;
        if (!there.isEmpty()) {
            var last = there.getLast();
            after = last.stoppedAt();
            if (after == null) {
                var from = last.countdown().startedAt();
                after = next(said, from, false);
                found.add(new Wait(ClockKind.NEXT_REPLY, last.round(), from, after, null));
            }
        }
        while (after != null && !isOver) {
            var from = next(said, after.plusSeconds(1), true);
            if (from == null) return found;
            after = next(said, from, false);
            found.add(new Wait(ClockKind.NEXT_REPLY, ++round, from, after, null));
        }
        return found;
    }

    /** Returns when the next message was written that is not before an instant. */
    private static @Nullable Instant next(List<Said> said, Instant notBefore, boolean byCustomer) {
        return said.stream().filter(one -> one.customers() == byCustomer && !one.at().isBefore(notBefore)).map(Said::at).findFirst()
                .orElse(null);
    }

    /** Begins whenever the customer hears something, and ends when the customer hears more. */
    private static List<Wait> updates(ClockedTicket ticket, List<TicketClock> there, List<Said> said, boolean isOver) {
        var found = new ArrayList<Wait>();
        var told = told(ticket, said);
        var last = there.isEmpty() ? Optional.<TicketClock>empty() : Optional.of(there.getLast());
        last.filter(clock -> clock.stoppedAt() == null).ifPresent(clock -> found.add(running(ticket, clock, told)));
        if (!isOver && !told.isEmpty() && last.filter(clock -> !told.getLast().isAfter(clock)).isEmpty())
            found.add(new Wait(ClockKind.NEXT_UPDATE, there.size() + 1, told.getLast().at(), null, told.getLast().promisedBy()));
        return found;
    }

    private static List<Told> told(ClockedTicket ticket, List<Said> said) {
        var told = new ArrayList<Told>();
        for (var one : said) if (!one.customers()) told.add(new Told(one.at(), null));
        var at = ticket.promisedAt();
        if (at != null) told.add(new Told(at, ticket.promisedBy()));
        told.sort(Comparator.comparing(Told::at));
        return told;
    }

    /** A promise that was taken back ends its wait. */
    private static Wait running(ClockedTicket ticket, TicketClock clock, List<Told> told) {
        var from = clock.countdown().startedAt();
        var heard = told.stream().filter(one -> one.isAfter(clock)).map(Told::at).findFirst().orElse(null);
        var promised = clock.isPromised() ? from.plusSeconds(clock.countdown().terms().target()) : null;
        var takenBack = promised != null && ticket.promisedAt() == null ? ticket.updatedAt() : null;
        return new Wait(ClockKind.NEXT_UPDATE, clock.round(), from, heard == null ? takenBack : heard, promised);
    }

    /** Returns the changes of the ticket that the wait knows: the last one before it began, and all later ones. */
    List<Step> among(List<Step> steps) {
        if (from == null) return steps;
        var first = 0;
        for (int at = 1; at < steps.size(); at++) if (!steps.get(at).at().isAfter(Objects.requireNonNull(from))) first = at;
        return steps.subList(first, steps.size());
    }

    /** Returns true if this is how the ticket was when the customer wrote, which the message may have changed. */
    boolean beganIn(Step step) {
        return kind == ClockKind.NEXT_REPLY && from != null && !step.at().isAfter(from);
    }
}
