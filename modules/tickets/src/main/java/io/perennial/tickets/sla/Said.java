package io.perennial.tickets.sla;

import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A public message of a customer or of a person of the tenant. What a machine answers is none. An answer that was sent after it was stored, by the
 * clock of another machine, was sent when it was stored: clocks stop at no instant that has not come.
 *
 * @param customers true if the customer wrote it
 */
@BeyondSight("Clocks follow the whole ticket. What a caller may see of them is read through slices.")
record Said(UUID ticketId, Instant at, boolean customers) {
    private static final String PUBLIC =
            """
            case when m.author = 'contact' then m.sent_at else least(m.sent_at, date_trunc('second', m.created_at)) end as at,
            m.author = 'contact' as customers
            """;
    private static final String WHERE =
            """
            m.kind = 'public' and m.author in ('contact', 'member') and not m.auto_reply and not m.history and m.deleted_at is null
            order by at, m.id
            """;
    private static final String OWN = "select m.ticket_id, " + PUBLIC
            + "from {beyond tickets.message} m where m.ticket_id = any (array(select unnest(:ids::uuid[]))) and " + WHERE;
    private static final String WITH_MERGED =
            """
            with recursive whole as (
                select t.id, t.id as part from {beyond tickets.ticket} t where t.id = any (:ids)
                union
                select w.id, t.id from whole w join {beyond tickets.ticket} t on t.merged_into = w.part)
            select w.id as ticket_id,
            """ + PUBLIC + "from whole w join {beyond tickets.message} m on m.ticket_id = w.part where " + WHERE;

    /** Returns the messages of each ticket and of those that were merged into it, in order. Few tickets have such ones. */
    static Map<UUID, List<Said>> of(List<ClockedTicket> tickets, Sql sql) {
        if (tickets.isEmpty()) return Map.of();
        var text = tickets.stream().anyMatch(ClockedTicket::goesOn) ? WITH_MERGED : OWN;
        return sql.list(Said.class, text, Map.of("ids", tickets.stream().map(ClockedTicket::id).toArray(UUID[]::new))).stream()
                .collect(Collectors.groupingBy(Said::ticketId));
    }
}
