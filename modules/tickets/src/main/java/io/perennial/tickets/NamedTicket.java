package io.perennial.tickets;

import io.perennial.accounts.AccountId;
import io.perennial.platform.sql.Sql;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A ticket that something belongs to: its account, and its label for people. */
public record NamedTicket(TicketId id, @Nullable AccountId accountId, String label, Instant createdAt) {
    private static final String NAMED =
            "select id, account_id, '#' || number || ' ' || subject as label, created_at from {tickets.visible_ticket} where id = any (:ids)";

    /** Returns those of the tickets that the caller sees. */
    public static Map<TicketId, NamedTicket> among(Stream<TicketId> ids, Sql sql) {
        var asked = ids.map(TicketId::value).distinct().toArray(UUID[]::new);
        var seen = new HashMap<TicketId, NamedTicket>();
        if (asked.length > 0) for (var one : sql.list(NamedTicket.class, NAMED, Map.of("ids", asked))) seen.put(one.id(), one);
        return seen;
    }
}
