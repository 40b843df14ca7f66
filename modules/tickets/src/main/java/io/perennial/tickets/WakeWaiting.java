package io.perennial.tickets;

import io.perennial.accounts.notices.NoticeKind;
import io.perennial.accounts.notices.Notices;
import io.perennial.accounts.notices.Notices.News;
import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.TimerJob;
import io.perennial.records.Records;
import io.perennial.tickets.TicketState.Open;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Opens a ticket again that waited until an instant, and tells whoever has it. A ticket that has moved on meanwhile stays where it is. */
@ApplicationScoped
class WakeWaiting implements TimerJob {
    static final String JOB = "wake-waiting-ticket";

    @Inject Tickets tickets;
    @Inject Records records;
    @Inject TicketMoves moves;
    @Inject Notices notices;

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public void fire(String id) {
        TypeId.parse(id, "tick", TicketId::new).flatMap(ticket -> records.find(tickets, ticket)).ifPresent(this::wake);
    }

    private void wake(Ticket ticket) {
        var until = ticket.standing().waitsUntil();
        if (until == null || until.isAfter(moves.now())) return;
        moves.move(ticket, new Open());
        var member = ticket.assignee();
        var account = ticket.accountId();
        if (member == null || account == null) return;
        notices.post(List.of(new News(member, account, NoticeKind.TICKET_AWAKE, "awake " + ticket.id().text() + " " + until, ticket.id(),
                ticket.label(), null)));
    }
}
