package io.perennial.tickets;

import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Records;
import io.perennial.tickets.TicketState.Closed;
import io.perennial.tickets.TicketState.Solved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates tickets that come from others: the follow-up of a closed one, and a part that was split off. */
@ApplicationScoped
public class Offspring {
    @Inject Tickets tickets;
    @Inject TicketLinks links;
    @Inject TicketMoves moves;
    @Inject TicketMerges merges;
    @Inject Records records;
    @Inject Backdating backdating;
    @Inject Entities entities;
    @Inject Sql sql;

    /**
     * Returns the ticket to which a message of the customer belongs instead: the follow-up of a ticket that can no longer be reopened, or of
     * the one that goes on for it. It is created if there is none. Empty if the message belongs to the ticket for which it was written, which
     * the caller has locked.
     */
    public Optional<NamedTicket> followUp(TicketId written, String channel, Instant sentAt) {
        var over = entities.find(Ticket.class, written).map(merges::goingOn).filter(this::isOver);
        return over.filter(same -> found(written).isPresent()).map(ticket -> {
            var known = links.followUp(ticket.id()).flatMap(id -> entities.held(Ticket.class, id)).filter(one -> !isOver(one));
            var id = known.map(Ticket::id).orElseGet(() -> add(ticket, LinkKind.FOLLOW_UP, null, channel, sentAt));
            return NamedTicket.among(Stream.of(id), sql).get(id);
        });
    }

    private Optional<Ticket> found(TicketId id) {
        return records.find(tickets, id);
    }

    private boolean isOver(Ticket ticket) {
        return switch (ticket.state()) {
            case Closed _ -> true;
            case Solved _ -> !ticket.standing().canReopen(moves.now(), moves.window());
            case TicketState.Unsolved _,TicketState.Spam _ -> false;
        };
    }

    /** Creates a ticket for a part of another one, which the caller sees and has locked. */
    public TicketId split(TicketId from, @Nullable String subject, Instant reportedAt) {
        var ticket = found(from).orElseThrow();
        return add(ticket, LinkKind.SPLIT, subject, ticket.body().channel(), reportedAt);
    }

    private TicketId add(Ticket from, LinkKind kind, @Nullable String subject, @Nullable String channel, Instant reportedAt) {
        var id = (TicketId) backdating.following(() -> records.add(tickets, from.body().like(subject, channel, reportedAt)));
        links.add(id, kind, from.id());
        return id;
    }

    /** Brings tickets in line with messages that went from one to the other, and the one that goes on for it. The caller has locked both. */
    public void moved(TicketId from, TicketId to) {
        var parts = Stream.of(from, to).flatMap(id -> entities.find(Ticket.class, id).stream()).toList();
        moves.retell(Stream.concat(parts.stream(), parts.stream().map(merges::goingOn)).distinct().toList());
    }
}
