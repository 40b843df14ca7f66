package io.perennial.tickets.sla;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One wait of a customer, which one clock counts. Waits follow from what was written and from the states of the ticket, and from the times of
 * these; it does not matter in which order somebody told of them.
 *
 * @param round 1, 2, 3 … among those of its kind
 * @param from null means the report of the ticket
 * @param answeredAt when the wait ended; null if it has not, or ends with the ticket
 * @param ending why the wait ended at {@code answeredAt} without an answer; null if it was answered
 * @param promisedBy the instant that the customer was promised; null if a policy says how long it may take
 */
record Wait(ClockKind kind, int round, @Nullable Instant from, @Nullable Instant answeredAt, @Nullable Ending ending,
        @Nullable Instant promisedBy) {
    /**
     * Something that the customer has heard: a message, or by when to hear more.
     *
     * @param endedAt when the clock of a promise stopped, if it did
     */
    private record Told(Instant at, @Nullable Instant promisedBy, @Nullable Instant endedAt) {}

    /**
     * Returns all waits of a kind, in order.
     *
     * @param there the clocks of the kind: the ticket itself knows only the last promise of a person
     * @param said the messages, in order of time
     * @param steps the changes of the ticket, in order of time
     */
    static List<Wait> of(ClockedTicket ticket, ClockKind kind, List<TicketClock> there, List<Said> said, List<Step> steps) {
        return switch (kind) {
            case FIRST_RESPONSE -> List.of(new Wait(kind, 1, null, ticket.firstRepliedAt(), null, null));
            case RESOLUTION -> List.of(new Wait(kind, 1, null, null, null, null));
            case NEXT_REPLY -> replies(said, ticket.isAnsweredLive() ? steps.getFirst().at() : ticket.firstRepliedAt(), steps);
            case NEXT_UPDATE -> updates(ticket, told(ticket, there, said), steps);
        };
    }

    /** Begins with what a customer writes after the last answer, and ends with the next answer. Before the first one, another clock counts. */
    private static List<Wait> replies(List<Said> said, @Nullable Instant firstAnswer, List<Step> steps) {
        var found = new ArrayList<Wait>();
        if (firstAnswer == null) return found;
        for (int place = after(firstAnswer, said); place < said.size();) {
            var asked = next(said, place, true);
            if (asked == said.size() || !isWorkedOnSince(said.get(asked).at(), steps)) return found;
            place = next(said, asked, false);
            add(found, said.get(asked).at(), place == said.size() ? null : said.get(place).at());
        }
        return found;
    }

    /** Adds a wait. What a customer writes in the second of another wait's beginning goes on with that one: clocks count whole seconds. */
    private static void add(List<Wait> found, Instant from, @Nullable Instant answeredAt) {
        if (!found.isEmpty() && from.equals(found.getLast().from())) found.removeLast();
        found.add(new Wait(ClockKind.NEXT_REPLY, found.size() + 1, from, answeredAt, null, null));
    }

    /** Returns the place after the first answer. Within its second, the order in which messages were stored decides. */
    private static int after(Instant firstAnswer, List<Said> said) {
        for (int place = 0; place < said.size(); place++) {
            var one = said.get(place);
            if (one.at().isAfter(firstAnswer)) return place;
            if (one.at().equals(firstAnswer) && !one.customers()) return place + 1;
        }
        return said.size();
    }

    /** Returns the place of the next message of the customer, or of a person of the tenant; the end of the list if there is none. */
    private static int next(List<Said> said, int from, boolean byCustomer) {
        for (int place = from; place < said.size(); place++) if (said.get(place).customers() == byCustomer) return place;
        return said.size();
    }

    /** Returns true if somebody works on the ticket at an instant, or later: what a customer writes may reopen it. */
    private static boolean isWorkedOnSince(Instant from, List<Step> steps) {
        return steps.subList(before(from, steps), steps.size()).stream().anyMatch(step -> !step.isOver());
    }

    /** Returns the place in the list of the last change that is not after an instant, or of the first one. */
    private static int last(Instant by, List<Step> steps) {
        var found = 0;
        for (int at = 1; at < steps.size(); at++) if (!steps.get(at).at().isAfter(by)) found = at;
        return found;
    }

    /** Returns the place in the list of the last change before an instant, or of the first one. In one second, a message comes first. */
    private static int before(Instant at, List<Step> steps) {
        return last(at.minusSeconds(1), steps);
    }

    /** Begins whenever the customer hears something of a ticket on which somebody works, and ends when the customer hears more. */
    private static List<Wait> updates(ClockedTicket ticket, List<Told> told, List<Step> steps) {
        var found = new ArrayList<Wait>();
        for (int at = 0; at < told.size(); at++) {
            var one = told.get(at);
            if (steps.get(before(one.at(), steps)).isOver()) continue;
            var next = at + 1 < told.size() ? told.get(at + 1) : null;
            found.add(update(found.size() + 1, one, next, takenBack(one, ticket), isAnsweredAtOnce(one, told)));
        }
        return found;
    }

    /** A message keeps what was promised. Another promise only takes its place. */
    private static Wait update(int round, Told one, @Nullable Told next, @Nullable Instant takenBack, boolean answeredAtOnce) {
        var isHeard = next != null && (takenBack == null || !takenBack.isBefore(next.at()));
        if (next != null && isHeard)
            return new Wait(ClockKind.NEXT_UPDATE, round, one.at(), next.at(), next.promisedBy() == null ? null : Ending.REPLACED,
                    one.promisedBy());
        var isKept = takenBack == null || answeredAtOnce && takenBack.truncatedTo(ChronoUnit.SECONDS).equals(one.at());
        return new Wait(ClockKind.NEXT_UPDATE, round, one.at(), takenBack, isKept ? null : Ending.WITHDRAWN, one.promisedBy());
    }

    /** Returns true if a message of the second of a promise came after it: the ticket does not have the promise any more. */
    private static boolean isAnsweredAtOnce(Told one, List<Told> told) {
        return one.promisedBy() != null && told.stream().anyMatch(other -> other.promisedBy() == null && other.at().equals(one.at()));
    }

    /** Puts a promise after the message of the same second. */
    private static List<Told> told(ClockedTicket ticket, List<TicketClock> there, List<Said> said) {
        var messages = new TreeMap<Instant, Told>();
        for (var one : said) if (!one.customers()) messages.put(one.at(), new Told(one.at(), null, null));
        var promises = new TreeMap<Instant, Told>();
        for (var one : there) if (one.isPromised()) {
            var from = one.countdown().startedAt();
            promises.put(from, new Told(from, from.plusSeconds(one.countdown().terms().target()), one.stoppedAt()));
        }
        var at = ticket.promisedAt();
        if (at != null) promises.put(at, new Told(at, ticket.promisedBy(), null));
        var told = new ArrayList<>(messages.values());
        told.addAll(promises.values());
        told.sort(Comparator.comparing(Told::at));
        return told;
    }

    /** Returns when a promise ended before it was kept: the ticket does not have it any more. */
    private static @Nullable Instant takenBack(Told one, ClockedTicket ticket) {
        if (one.promisedBy() == null || one.at().equals(ticket.promisedAt())) return null;
        return one.endedAt() == null ? ticket.updatedAt() : one.endedAt();
    }

    /** Returns the changes of the ticket that the wait knows: the last one before it began, and all later ones. */
    List<Step> among(List<Step> steps) {
        return from == null || steps.isEmpty() ? steps : steps.subList(last(from, steps), steps.size());
    }

    /** Returns true if this is how the ticket was when the customer wrote, which the message may have changed. */
    boolean beganIn(Step step) {
        return kind == ClockKind.NEXT_REPLY && from != null && step.at().isBefore(from);
    }

    /** Returns when it began. */
    Instant began(List<Step> steps) {
        return from == null ? steps.getFirst().at() : from;
    }

    /** Returns true if a clock has counted this wait since it began. */
    boolean isThatOf(TicketClock clock, List<Step> steps) {
        return began(steps).equals(clock.countdown().startedAt()) && clock.isPromised() == (promisedBy != null);
    }

    /** Returns true if a clock has counted a part of this wait: somebody told later when it began. */
    boolean overlaps(TicketClock clock) {
        if (clock.isPromised() || promisedBy != null || clock.ended() == Ending.MOVED) return false;
        if (from == null) return true;
        var began = clock.countdown().startedAt();
        var stopped = clock.stoppedAt();
        return (answeredAt == null || !began.isAfter(answeredAt)) && (stopped == null || !from.isAfter(stopped));
    }
}
