package io.perennial.tickets;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.notices.NoticeKind;
import io.perennial.accounts.notices.Notices;
import io.perennial.accounts.notices.Notices.News;
import io.perennial.identity.MemberId;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Tells members of open tickets: whoever has the ticket, or all members of its queue if nobody has it, and whoever watches it. A member hears
 * of one cause once. Who does not see the account does not see the notice.
 */
@ApplicationScoped
public class Receivers {
    private record Told(TicketId id, AccountId account, MemberId member, String label) {}

    private static final String TOLD =
            """
            select t.id, t.account_id as account, m.id as member, '#' || t.number || ' ' || left(t.subject, 180) as label
            from {whole tickets.ticket} t
            left join {tickets.queue} q on q.id = t.queue_id and t.assignee_id is null
            join {identity.active_member} m on m.id = t.assignee_id or jsonb_exists(q.members, m.id::text)
                or m.id in (select w.member_id from {whole tickets.ticket_watcher} w where w.ticket_id = t.id)
            where t.id = any (:ids) and t.account_id is not null and t.deleted_at is null
              and t.state in ('new', 'open', 'pending', 'on_hold')
            """;

    private final Notices notices;
    private final Sql sql;

    @Inject
    public Receivers(Notices notices, Sql sql) {
        this.notices = notices;
        this.sql = sql;
    }

    /** @param cause a word for the cause: of one ticket it is told once */
    public void tell(Collection<TicketId> tickets, NoticeKind kind, String cause) {
        if (tickets.isEmpty()) return;
        var ids = tickets.stream().map(TicketId::value).toArray(UUID[]::new);
        notices.post(sql.list(Told.class, TOLD, Map.of("ids", ids)).stream()
                .map(one -> new News(one.member(), one.account(), kind, cause + " " + one.id().text(), one.id(), one.label(), null))
                .toList());
    }
}
