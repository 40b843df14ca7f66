package io.perennial.tickets.sla;

import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.Collection;
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
    private static final String SAID =
            """
            with recursive whole as (
                select t.id, t.id as part from {beyond tickets.ticket} t where t.id = any (:ids)
                union
                select w.id, t.id from whole w join {beyond tickets.ticket} t on t.merged_into = w.part)
            select w.id as ticket_id,
                   case when m.author = 'contact' then m.sent_at else least(m.sent_at, date_trunc('second', m.created_at)) end as at,
                   m.author = 'contact' as customers
            from whole w
            join {beyond tickets.message} m on m.ticket_id = w.part
            where m.kind = 'public' and m.author in ('contact', 'member') and not m.auto_reply and not m.history and m.deleted_at is null
            order by at, m.id
            """;

    /** Returns the messages of each ticket and of those that were merged into it, in order. */
    static Map<UUID, List<Said>> of(Collection<UUID> tickets, Sql sql) {
        return sql.list(Said.class, SAID, Map.of("ids", tickets.toArray(UUID[]::new))).stream()
                .collect(Collectors.groupingBy(Said::ticketId));
    }
}
