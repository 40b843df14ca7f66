package io.perennial.tickets.messages;

import io.perennial.kernel.Changes;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.NamedTicket;
import io.perennial.tickets.TicketId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

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
    private final Events events;

    @Inject
    MovedMessages(Sql sql, Clock clock, Events events) {
        this.sql = sql;
        this.clock = clock;
        this.events = events;
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

    void move(List<Part> parts, TicketId from, TicketId to) {
        sql.change(MOVE, Map.of("ids", values(parts.stream().map(Part::id).toList()), "to", to, "now", clock.instant()));
        var named = Objects.requireNonNull(NamedTicket.among(Stream.of(to), sql).get(to));
        var moved = new Changes(Map.of("ticketId", new Changes.Change(from, to)));
        for (var part : parts) events.publish(new MessageEvent.Changed(part.id(), to, named.accountId(), named.label(), moved));
    }

    private static UUID[] values(List<MessageId> ids) {
        return ids.stream().map(MessageId::value).distinct().toArray(UUID[]::new);
    }
}
