package io.perennial.tickets.messages;

import io.perennial.platform.sql.Sql;
import io.perennial.tickets.TicketId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Moves messages from one ticket to another. */
@ApplicationScoped
class MovedMessages {
    /** @param isAnswer true if a person of the tenant answered the customer with it */
    record Part(MessageId id, Instant sentAt, boolean isAnswer) {}

    private static final String PARTS =
            """
            select id, sent_at, kind = 'public' and author = 'member' and not auto_reply and not history as is_answer
            from {tickets.visible_message}
            where ticket_id = :ticket and id = any (:ids)
            order by sent_at, id
            """;
    private static final String MOVE =
            """
            update tickets.message set ticket_id = :to, version = version + 1, updated_at = :now
            where tenant_id = :tenant and id = any (:ids)
            """;

    private final Sql sql;
    private final Clock clock;

    @Inject
    MovedMessages(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Returns the messages of a ticket in order of time. Refuses others. */
    List<Part> of(TicketId ticket, List<MessageId> ids) {
        var parts = sql.list(Part.class, PARTS, Map.of("ticket", ticket, "ids", values(ids)));
        for (int at = 0; at < ids.size(); at++) {
            var id = ids.get(at);
            if (parts.stream().noneMatch(part -> part.id().equals(id)))
                throw MessageRefusal.UNKNOWN_MESSAGE.at("/messageIds/" + at, "Unknown message of this ticket.");
        }
        return parts;
    }

    void move(List<Part> parts, TicketId to) {
        sql.change(MOVE, Map.of("ids", values(parts.stream().map(Part::id).toList()), "to", to, "now", clock.instant()));
    }

    private static UUID[] values(List<MessageId> ids) {
        return ids.stream().map(MessageId::value).distinct().toArray(UUID[]::new);
    }
}
