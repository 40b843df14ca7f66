package io.perennial.tickets.queues;

import io.perennial.identity.MemberId;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.records.ExternalKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A queue as it is read. */
public record QueueView(
        QueueId id,
        String name,
        List<MemberId> memberIds,
        List<ExternalKey> externalKeys,
        Instant createdAt,
        Instant updatedAt,
        long version) implements Versioned {
    static final String SEEN =
            """
            select id, name, members as member_ids, external_keys, created_at, updated_at, version
            from {tickets.visible_queue}
            """;
    private static final String ONE = SEEN + " where id = :id";

    static final Listing<QueueView> LISTING = Queues.KIND.filtered(Listing.of(QueueView.class, SEEN, "createdAt"))
            .sort("createdAt", "id", "uuid");

    static QueueView get(QueueId id, Sql sql) {
        return sql.first(QueueView.class, ONE, Map.of("id", id)).orElseThrow(NotFound::here);
    }
}
