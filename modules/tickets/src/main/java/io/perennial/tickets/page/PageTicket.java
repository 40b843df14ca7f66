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
 * A ticket as its customer may see it: the one that goes on for the one that a link is for, if they are of the same person.
 *
 * @param name the name of who asked
 * @param apology of a complaint; with {@code remedy}, what we make good
 * @param updateBy the time by which the customer was promised to hear more
 */
record PageTicket(
        TicketId id, long number, String subject, TicketStatus state, @Nullable ContactId contactId, @Nullable String name,
        @Nullable String apology, @Nullable String remedy, @Nullable Instant updateBy) {
    private static final int MOST = 200;

    /**
     * A message.
     *
     * @param number of the ticket that has it
     * @param byCustomer true if the customer wrote it; who else did is not told
     */
    record Said(UUID id, long number, boolean byCustomer, String text, Instant sentAt) {}

    private record Whole(UUID id) {}

    /** Two tickets are of the same person. A link shows nobody what another one was told. */
    private static final String SAME =
            " n.account_id is not distinct from w.account_id and n.contact_id is not distinct from w.contact_id"
                    + " and (n.contact_id is not null or n.requester = w.requester) and w.step < 10 ";
    private static final String GOING_ON =
            """
            with recursive way as (
                select id, merged_into, account_id, contact_id, requester, 0 as step from {tickets.visible_ticket} where id = :id
                union all
                select n.id, n.merged_into, n.account_id, n.contact_id, n.requester, w.step + 1
                from way w join {tickets.visible_ticket} n on n.id = w.merged_into and %s)
            select id from way order by step desc limit 1
            """.formatted(SAME);
    private static final String WHOLE =
            """
            with recursive whole as (
                select id, account_id, contact_id, requester, 0 as step from {tickets.visible_ticket} where id = :id
                union
                select n.id, n.account_id, n.contact_id, n.requester, w.step + 1
                from whole w join {tickets.visible_ticket} n on %s
                    and (n.merged_into = w.id or n.id in (
                        select l.ticket_id from {tickets.visible_link} l where l.other_id = w.id and l.kind in ('split', 'follow_up'))))
            select distinct id from whole
            """.formatted(SAME);
    private static final String TICKET =
            """
            select t.id, t.number, t.subject, t.state, c.id as contact_id, coalesce(t.requester ->> 'name', c.name) as name,
                   t.apology, t.remedy,
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
                select m.author = 'contact' as by_customer, m.text, m.sent_at, m.id, t.number
                from {tickets.visible_message} m join {tickets.visible_ticket} t on t.id = m.ticket_id
                where m.ticket_id = any (:ids) and m.kind = 'public'
                order by m.sent_at desc, m.id desc
                limit\s""" + MOST + """
            ) newest
            order by sent_at, id
            """;

    static Optional<PageTicket> find(UUID id, Instant now, Sql sql) {
        return sql.first(Whole.class, GOING_ON, Map.of("id", id))
                .flatMap(going -> sql.first(PageTicket.class, TICKET, Map.of("id", going.id(), "now", now)));
    }

    /** Returns the tickets of the same person whose messages belong to it: those merged into it, split off from it, and its follow-ups. */
    UUID[] whole(Sql sql) {
        return sql.list(Whole.class, WHOLE, Map.of("id", id)).stream().map(Whole::id).toArray(UUID[]::new);
    }

    /** Returns the newest public messages of tickets, the oldest of them first. */
    static List<Said> said(UUID[] tickets, Sql sql) {
        return sql.list(Said.class, SAID, Map.of("ids", tickets));
    }

    /** Returns true if the customer can write about it. What is closed gets a follow-up. */
    boolean isOpen() {
        return switch (state) {
            case NEW, OPEN, PENDING, ON_HOLD, SOLVED, CLOSED -> true;
            case SPAM -> false;
        };
    }
}
