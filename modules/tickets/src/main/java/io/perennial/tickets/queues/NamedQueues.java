package io.perennial.tickets.queues;

import io.perennial.platform.sql.Sql;
import java.util.Map;

/** Names queues for other packages. */
public record NamedQueues(Sql sql) {
    private record Found(long count) {}

    private static final String FOUND = "select count(*) as count from {tickets.visible_queue} where id = :id";

    /** Refuses an unknown queue. */
    public void require(QueueId queue) {
        if (sql.first(Found.class, FOUND, Map.of("id", queue)).orElseThrow().count() == 0)
            throw QueueRefusal.UNKNOWN_QUEUE.at("/queueId", "Unknown queue.");
    }
}
