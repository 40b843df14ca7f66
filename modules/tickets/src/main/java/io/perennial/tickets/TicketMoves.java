package io.perennial.tickets;

import io.perennial.identity.MemberId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.Wording;
import io.perennial.platform.events.Events;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import io.perennial.tickets.TicketState.Closed;
import io.perennial.tickets.TicketState.New;
import io.perennial.tickets.TicketState.OnHold;
import io.perennial.tickets.TicketState.Open;
import io.perennial.tickets.TicketState.Pending;
import io.perennial.tickets.TicketState.Solved;
import io.perennial.tickets.TicketState.Spam;
import io.perennial.tickets.TicketState.Unsolved;
import io.perennial.tickets.queues.NamedQueues;
import io.perennial.tickets.queues.QueueId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Moves tickets between their states and between members, with all that follows: the history, the event, the timer that closes. */
@ApplicationScoped
class TicketMoves {
    private static final String ACTIVE = "select id from {identity.active_member} where id = any (:ids)";

    @Inject StateLog log;
    @Inject Followers followers;
    @Inject TicketSights sights;
    @Inject Events events;
    @Inject Jobs jobs;
    @Inject Sql sql;
    @Inject Clock clock;

    /** Returns the present second: the times of states have no fractions. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Returns the time for which a solved ticket can be reopened. */
    Duration window() {
        return TicketSettings.of(sql).reopensFor();
    }

    void move(Ticket ticket, TicketState to) {
        told(ticket, ticket.move(to, now()));
        if (to instanceof Solved solved) jobs.at(CloseSolved.JOB, ticket.id().text(), solved.at().plus(window()));
        awaken(ticket);
    }

    /** Sets the timer of a ticket that waits until an instant. One that no longer does finds nothing to do. */
    private void awaken(Ticket ticket) {
        var until = ticket.standing().waitsUntil();
        if (until == null) jobs.cancel(WakeWaiting.JOB, ticket.id().text());
        else jobs.at(WakeWaiting.JOB, ticket.id().text(), until);
    }

    /** Refuses to solve a ticket that lacks fields that its type requires. */
    void requireComplete(Ticket ticket) {
        var missing = TicketSettings.of(sql).missing(ticket.body());
        if (ticket.state() instanceof Unsolved && !missing.isEmpty())
            throw TicketRefusal.TICKET_INCOMPLETE.because(
                    Wording.of("The ticket lacks: {fields}.").with("fields", String.join(", ", missing)));
    }

    void reopen(Ticket ticket) {
        told(ticket, ticket.move(standing -> standing.reopen(now(), window()), now(), TicketEvent.Reopened::new));
        jobs.cancel(CloseSolved.JOB, ticket.id().text());
    }

    void restore(Ticket ticket) {
        told(ticket, ticket.move(standing -> standing.restore(now()), now(), TicketEvent.Restored::new));
    }

    /** The clocks of the other ticket go on from the older report of the two. The caller has locked both. */
    void merge(Ticket ticket, Ticket into) {
        told(ticket, ticket.move(standing -> standing.merge(into.id(), now()), now(), TicketEvent.Merged::new));
        reported(List.of(into));
    }

    /** @param from null if the other ticket is there no more */
    void unmerge(Ticket ticket, @Nullable Ticket from) {
        told(ticket, ticket.move(standing -> standing.unmerge(now()), now(), TicketEvent.Unmerged::new));
        awaken(ticket);
        reported(from == null ? List.of(ticket) : List.of(ticket, from));
    }

    private void reported(List<Ticket> tickets) {
        log.report(tickets.stream().map(ticket -> ticket.id().value()).toList());
        retell(tickets);
    }

    /** @param queue null to leave it in its queue */
    void assign(Ticket ticket, @Nullable QueueId queue, @Nullable MemberId member) {
        if (member != null && Known.among(Stream.of(member), ACTIVE, sql).isEmpty())
            throw TicketRefusal.UNKNOWN_MEMBER.at("/assigneeId", "Unknown member.");
        if (queue != null) new NamedQueues(sql).require(queue);
        var given = ticket.assign(queue, member, now());
        if (member != null && !sights.sees(member, ticket.id()))
            throw TicketRefusal.UNKNOWN_MEMBER.at("/assigneeId", "The member does not see the ticket.");
        told(ticket, given);
    }

    /** Notes that another vendor, or none, has a ticket from now on, and that no member has it. */
    void handed(Ticket ticket, Change vendor, TicketEvent.Named event) {
        var changes = new LinkedHashMap<>(ticket.assign(null, null, now()).changes().fields());
        changes.put("vendorId", vendor);
        told(ticket, event.of(ticket.id(), ticket.accountId(), ticket.label(), new Changes(changes)));
    }

    /** Notes an answer to the customer, also one of a machine whose clock is a little fast. The first one is the first reply; somebody works on the ticket from then on. It is one change. */
    void answer(Ticket ticket, Instant at) {
        var wasNew = ticket.state() instanceof New;
        var changed = ticket.replied(at.isAfter(now()) ? now() : at, now());
        if (wasNew) changed.ifPresentOrElse(event -> told(ticket, event), () -> move(ticket, new Open()));
        else {
            changed.ifPresent(events::publish);
            followers.follow(List.of(ticket.id().value()));
        }
    }

    /** @param by null to take the promise back */
    void promise(Ticket ticket, @Nullable Instant by) {
        ticket.hears(ticket.standing().heard().promised(by, now()), now()).ifPresent(events::publish);
        followers.follow(List.of(ticket.id().value()));
    }

    /** Brings tickets in line with the messages that they have now, after some went to another one. The caller has locked the tickets. */
    void retell(Collection<Ticket> tickets) {
        var byId = tickets.stream().collect(Collectors.toMap(ticket -> ticket.id().value(), ticket -> ticket, (one, _) -> one));
        for (var told : Heard.Told.of(byId.keySet(), sql)) {
            var ticket = Objects.requireNonNull(byId.get(told.id()));
            ticket.hears(told.after(ticket.standing().heard(), ticket.state() instanceof Unsolved), now()).ifPresent(events::publish);
        }
        followers.follow(byId.keySet());
    }

    /** Lets a ticket go on because its customer has written. A closed one stays closed. */
    void goOn(Ticket ticket) {
        switch (ticket.state()) {
            case Pending _,OnHold _ -> move(ticket, new Open());
            case Solved _ -> {
                if (ticket.standing().canReopen(now(), window())) reopen(ticket);
            }
            case New _,Open _ -> followers.follow(List.of(ticket.id().value()));
            case Closed _,Spam _ -> {}
        }
    }

    private void told(Ticket ticket, TicketEvent event) {
        events.publish(event);
        log.append(ticket.id(), now());
        followers.follow(List.of(ticket.id().value()));
    }
}
