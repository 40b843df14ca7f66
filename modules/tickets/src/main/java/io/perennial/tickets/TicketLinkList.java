package io.perennial.tickets;

import io.perennial.platform.sql.Sql;
import java.util.List;
import java.util.Map;

/** The tickets that belong to a ticket, as far as the caller sees them. */
public record TicketLinkList(List<TicketLink> items) {
    /**
     * Another ticket, and how they belong together.
     *
     * @param backwards true if the link is that of the other ticket: this one is its parent, its cause
     */
    public record TicketLink(LinkedAs kind, boolean backwards, TicketId ticketId, long number, String subject, TicketStatus state) {}

    /** Says how two tickets belong together; a merged ticket has no link, because only one of the two goes on. */
    enum LinkedAs {
        DUPLICATE, CAUSED_BY, PARENT, FOLLOW_UP, SPLIT, MERGED
    }

    private static final int MAXIMUM = 200;
    private static final String ALL =
            """
            select l.kind, l.backwards, t.id as ticket_id, t.number, t.subject, t.state
            from (
                select kind, false as backwards, other_id as id from {tickets.visible_link} where ticket_id = :id
                union all
                select kind, true, ticket_id from {joined tickets.ticket_link} where other_id = :id
                union all
                select 'merged', true, m.id from {tickets.visible_ticket} m where m.merged_into = :id
                union all
                select 'merged', false, m.merged_into from {tickets.visible_ticket} m where m.id = :id
            ) l
            join {tickets.visible_ticket} t on t.id = l.id
            order by t.number, l.kind, l.backwards
            limit :most
            """;

    static TicketLinkList of(TicketId ticket, Sql sql) {
        return new TicketLinkList(sql.list(TicketLink.class, ALL, Map.of("id", ticket, "most", MAXIMUM)));
    }
}
