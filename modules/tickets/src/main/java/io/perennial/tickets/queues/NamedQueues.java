package io.perennial.tickets.queues;

import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Names queues for other packages. */
public record NamedQueues(Sql sql) {
    private record Found(long count) {}

    private static final String FOUND = "select count(*) as count from {tickets.visible_queue} where id = :id";

    private static final String ALL_FOUND = "select id from {tickets.visible_queue} where id = any (:ids)";

    /** Refuses the queues of the field {@code queueIds} if one is unknown. */
    public void requireAll(Collection<QueueId> queues) {
        if (Known.among(queues.stream(), ALL_FOUND, sql).size() < Set.copyOf(queues).size())
            throw QueueRefusal.UNKNOWN_QUEUE.at("/queueIds", "Unknown queue.");
    }

    /** Refuses an unknown queue. */
    public void require(QueueId queue) {
        if (sql.first(Found.class, FOUND, Map.of("id", queue)).orElseThrow().count() == 0)
            throw QueueRefusal.UNKNOWN_QUEUE.at("/queueId", "Unknown queue.");
    }
}
