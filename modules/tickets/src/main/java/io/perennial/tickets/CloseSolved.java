package io.perennial.tickets;

import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.jobs.TimerJob;
import io.perennial.records.Records;
import io.perennial.tickets.TicketState.Closed;
import io.perennial.tickets.TicketState.Solved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Closes a ticket that stayed solved for the time in which it could be reopened. One that can still be reopened, because the tenant gives more time now
 * or it was solved again, is looked at again then.
 */
@ApplicationScoped
class CloseSolved implements TimerJob {
    static final String JOB = "close-solved-ticket";

    @Inject Tickets tickets;
    @Inject Records records;
    @Inject TicketMoves moves;
    @Inject Jobs jobs;

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
        if (!(ticket.state() instanceof Solved solved)) return;
        if (ticket.standing().canReopen(now, moves.window())) jobs.at(JOB, ticket.id().text(), solved.at().plus(moves.window()));
        else moves.move(ticket, new Closed(now, solved.how()));
    }
}
