package io.perennial.tickets.page;

import io.perennial.accounts.contacts.ContactId;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.TicketStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its customer may see it.
 *
 * @param name the name of who asked
 * @param updateBy the time by which the customer was promised to hear more
 */
record PageTicket(
        TicketId id, long number, String subject, TicketStatus state, @Nullable ContactId contactId, @Nullable String name,
        @Nullable Instant updateBy) {
    private static final int MOST = 200;

    /** @param byCustomer true if the customer wrote it; who else did is not told */
    record Said(UUID id, boolean byCustomer, String text, Instant sentAt) {}

    private static final String TICKET =
            """
            select t.id, t.number, t.subject, t.state, c.id as contact_id, coalesce(t.requester ->> 'name', c.name) as name,
                   (select min(k.due_at) from {tickets.visible_clock} k
                    where k.ticket_id = t.id and k.kind = 'next_update' and k.party = 'customer' and k.run = 'running' and k.due_at > :now)
                       as update_by
            from {tickets.visible_ticket} t
            left join {accounts.visible_contact} c on c.id = t.contact_id
            where t.id = :id
            """;
    private static final String SAID =
            """
            select * from (
                select author = 'contact' as by_customer, text, sent_at, id
                from {tickets.visible_message}
                where ticket_id = :id and kind = 'public'
                order by sent_at desc, id desc
                limit\s""" + MOST + """
            ) newest
            order by sent_at, id
            """;

    static Optional<PageTicket> find(UUID id, Instant now, Sql sql) {
        return sql.first(PageTicket.class, TICKET, Map.of("id", id, "now", now));
    }

    /** Returns the newest public messages, the oldest of them first. */
    List<Said> said(Sql sql) {
        return sql.list(Said.class, SAID, Map.of("id", id));
    }

    /** Returns true if the customer can still write about it. After that, a new request is needed. */
    boolean isOpen() {
        return switch (state) {
            case NEW, OPEN, PENDING, ON_HOLD, SOLVED -> true;
            case CLOSED, SPAM -> false;
        };
    }
}
