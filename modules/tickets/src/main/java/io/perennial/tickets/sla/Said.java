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
 * A public message of a customer or of a person of the tenant. What a machine answers is none.
 *
 * @param customers true if the customer wrote it
 */
@BeyondSight("Clocks follow the whole ticket. What a caller may see of them is read through slices.")
record Said(UUID ticketId, Instant at, boolean customers) {
    private static final String SAID =
            """
            select case when t.id = any (:ids) then t.id else t.merged_into end as ticket_id, m.sent_at as at, m.author = 'contact' as customers
            from {beyond tickets.ticket} t
            join {beyond tickets.message} m on m.ticket_id = t.id
            where (t.id = any (:ids) or t.merged_into = any (:ids)) and m.kind = 'public' and m.author in ('contact', 'member')
              and not m.auto_reply and not m.history and m.deleted_at is null
            order by m.sent_at, m.id
            """;

    /** Returns the messages of each ticket and of those that were merged into it, in order. */
    static Map<UUID, List<Said>> of(Collection<UUID> tickets, Sql sql) {
        return sql.list(Said.class, SAID, Map.of("ids", tickets.toArray(UUID[]::new))).stream()
                .collect(Collectors.groupingBy(Said::ticketId));
    }
}
