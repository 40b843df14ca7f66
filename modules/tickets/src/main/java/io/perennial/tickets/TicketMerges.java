package io.perennial.tickets;

import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.TicketState.Unsolved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Merges tickets that ask for the same, and undoes that. The clocks of the older report go on. */
@ApplicationScoped
class TicketMerges {
    private record Locked(UUID id) {}

    @Inject Entities entities;
    @Inject TicketMoves moves;
    @Inject Sql sql;

    /** Locks both, always in the same order: two merges of the same tickets wait for each other. */
    void hold(TicketId one, TicketId other) {
        sql.list(Locked.class, Tickets.KIND.hold(), Map.of("ids", new UUID[] {one.value(), other.value()}, "wholes", new UUID[0]));
    }

    /** The caller has locked both. A merged ticket cannot take in another one, so that there is no ring. */
    void merge(Ticket ticket, TicketId id) {
        if (ticket.id().equals(id)) throw TicketRefusal.MERGE_REFUSED.because("A ticket cannot be merged into itself.");
        if (!NamedTicket.among(Stream.of(id), sql).containsKey(id)) throw TicketRefusal.UNKNOWN_TICKET.at("/into", "Unknown ticket.");
        var into = entities.held(Ticket.class, id).orElseThrow();
        if (ticket.id().equals(into.standing().mergedInto()))
            throw TicketRefusal.MERGE_REFUSED.because("The other ticket is merged into this one. Undo that first.");
        if (into.standing().mergedInto() != null) throw TicketRefusal.MERGE_REFUSED.because("The other ticket is merged into a third one.");
        if (!(into.state() instanceof Unsolved)) throw TicketRefusal.MERGE_REFUSED.because("The other ticket is solved, closed or spam.");
        if (ticket.accountId() != null && into.accountId() != null && !ticket.accountId().equals(into.accountId()))
            throw TicketRefusal.MERGE_REFUSED.because("The tickets are those of two customers.");
        moves.merge(ticket, into);
    }

    void undo(Ticket ticket) {
        var from = ticket.standing().mergedInto();
        moves.unmerge(ticket, from == null ? null : entities.held(Ticket.class, from).orElse(null));
    }

    /** Returns the ticket that goes on for this one: the last one that is not deleted. */
    Ticket goingOn(Ticket ticket) {
        var going = ticket;
        for (var next = into(going); next.isPresent(); next = into(going)) going = next.get();
        return going;
    }

    private Optional<Ticket> into(Ticket ticket) {
        return Optional.ofNullable(ticket.standing().mergedInto()).flatMap(id -> entities.held(Ticket.class, id)).filter(Ticket::isLive);
    }
}
