package io.perennial.tickets;

import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.TimerJob;
import io.perennial.records.Records;
import io.perennial.tickets.TicketState.Closed;
import io.perennial.tickets.TicketState.Solved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Closes a ticket that stayed solved for the time in which it could be reopened. */
@ApplicationScoped
class CloseSolved implements TimerJob {
    static final String JOB = "close-solved-ticket";

    @Inject Tickets tickets;
    @Inject Records records;
    @Inject TicketMoves moves;

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public void fire(String id) {
        TypeId.parse(id, "tick", TicketId::new).flatMap(ticket -> records.find(tickets, ticket)).ifPresent(this::close);
    }

    private void close(Ticket ticket) {
        var now = moves.now();
        if (ticket.state() instanceof Solved solved && !ticket.standing().canReopen(now, moves.window()))
            moves.move(ticket, new Closed(now, solved.how()));
    }
}
