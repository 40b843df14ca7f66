package io.perennial.tickets;

import io.perennial.accounts.notices.NoticeKind;
import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.TimerJob;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Records;
import io.perennial.tickets.TicketState.Unsolved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Reminds of a call that still lacks, at the end of its work day, what its type requires. */
@ApplicationScoped
class CompleteCalls implements TimerJob {
    static final String JOB = "complete-call";

    @Inject Tickets tickets;
    @Inject Records records;
    @Inject Receivers receivers;
    @Inject Sql sql;

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public void fire(String id) {
        TypeId.parse(id, "tick", TicketId::new).flatMap(ticket -> records.find(tickets, ticket)).ifPresent(this::remind);
    }

    private void remind(Ticket ticket) {
        if (!(ticket.state() instanceof Unsolved) || TicketSettings.of(sql).missing(ticket.body()).isEmpty()) return;
        receivers.tell(List.of(ticket.id()), NoticeKind.TICKET_INCOMPLETE, "incomplete");
    }
}
