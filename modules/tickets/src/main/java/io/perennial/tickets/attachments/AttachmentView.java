package io.perennial.tickets.attachments;

import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.TicketId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file as it is read. It never changes, so its version stays 1.
 *
 * @param ticketId the ticket of the message that has it; null as long as no message names it
 * @param type what the content looks like
 * @param size in bytes
 */
public record AttachmentView(AttachmentId id, @Nullable TicketId ticketId, String name, String type, long size, Instant createdAt,
        long version) implements Versioned {
    /** Until a message names a file, only who uploaded it sees it, also among those who see all accounts. */
    private static final String ONE =
            """
            select id, ticket_id, name, type, size, created_at, 1::bigint as version
            from {tickets.visible_attachment}
            where id = :id and (message_id is not null or uploaded_by = :by)
            """;

    static AttachmentView get(AttachmentId id, Sql sql) {
        return sql.first(AttachmentView.class, ONE, Map.of("id", id, "by", Call.current().caller())).orElseThrow(NotFound::here);
    }
}
