package io.perennial.tickets;

import io.perennial.calendars.AbsenceId;
import io.perennial.identity.MemberId;
import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.TimerJob;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Records;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Hands back the tickets of a member who is away from now on, as far as their customers wait for an answer. */
@ApplicationScoped
class ReturnTickets implements TimerJob {
    static final String JOB = "absence-begins";

    private record Away(MemberId memberId) {}

    private record Unanswered(TicketId id) {}

    private static final String AWAY =
            "select member_id from {calendars.live_absence} where id = :id and from_at <= :now and until_at > :now";

    /** The last word is the customer's. */
    private static final String UNANSWERED =
            """
            select t.id from {whole tickets.ticket} t
            where t.assignee_id = :member and t.state in ('new', 'open') and not t.history and t.deleted_at is null
              and coalesce((select m.author = 'contact' from {whole tickets.message} m
                            where m.ticket_id = t.id and m.kind = 'public' and m.author in ('contact', 'member') and not m.auto_reply
                              and m.deleted_at is null
                            order by m.sent_at desc, m.id desc limit 1), t.first_replied_at is null)
            order by t.reported_at, t.id
            limit 1000
            """;

    @Inject Tickets tickets;
    @Inject Records records;
    @Inject TicketMoves moves;
    @Inject Sql sql;
    @Inject Clock clock;

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public void fire(String id) {
        TypeId.parse(id, "abs", AbsenceId::new)
                .flatMap(absence -> sql.first(Away.class, AWAY, Map.of("id", absence, "now", clock.instant())))
                .ifPresent(away -> unanswered(away.memberId(), sql).forEach(this::handBack));
    }

    static List<TicketId> unanswered(MemberId member, Sql sql) {
        return sql.list(Unanswered.class, UNANSWERED, Map.of("member", member)).stream().map(Unanswered::id).toList();
    }

    private void handBack(TicketId id) {
        records.find(tickets, id).filter(ticket -> ticket.assignee() != null).ifPresent(ticket -> moves.assign(ticket, null, null));
    }
}
