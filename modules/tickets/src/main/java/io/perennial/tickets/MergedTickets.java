package io.perennial.tickets;

import io.perennial.accounts.AccountId;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tickets with which some tickets are merged. All of them are of one customer, who reads what was written to each. */
@BeyondSight("A merged ticket stays with its customer, whoever sees the other one; they are not told of whom that is.")
record MergedTickets(Map<UUID, List<Other>> others) {
    /** @param id the ticket that is merged with another one, of which only the customer is read */
    record Other(UUID id, @Nullable AccountId accountId) {
        boolean isOf(@Nullable AccountId customer) {
            return accountId == null || accountId.equals(customer);
        }
    }

    private static final String OTHERS =
            """
            select t.id, o.account_id
            from {beyond tickets.ticket} t join {beyond tickets.ticket} o on o.id = t.merged_into
            where t.id = any (:ids) and o.deleted_at is null
            union all
            select m.merged_into, m.account_id from {beyond tickets.ticket} m where m.merged_into = any (:ids) and m.deleted_at is null
            """;

    static MergedTickets among(Collection<Ticket> tickets, Sql sql) {
        if (tickets.isEmpty()) return new MergedTickets(Map.of());
        var ids = tickets.stream().map(ticket -> ticket.id().value()).toArray(UUID[]::new);
        return new MergedTickets(sql.list(Other.class, OTHERS, Map.of("ids", ids)).stream().collect(Collectors.groupingBy(Other::id)));
    }

    /** Refuses another customer for a merged ticket. One whose customer was not known gets that of the others. */
    void requireSameCustomer(Ticket ticket, @Nullable AccountId now) {
        var merged = others.getOrDefault(ticket.id().value(), List.of());
        if (merged.isEmpty() || ticket.accountId() == null && merged.stream().allMatch(other -> other.isOf(now))) return;
        throw TicketRefusal.MERGE_REFUSED.at("/accountId", "The ticket is merged with another one of its customer. Undo that first.");
    }
}
