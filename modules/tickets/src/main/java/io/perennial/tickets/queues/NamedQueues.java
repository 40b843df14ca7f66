package io.perennial.tickets.queues;

import io.perennial.identity.MemberId;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Names queues for other packages. */
public record NamedQueues(Sql sql) {
    /** A queue with tickets is not deleted: who adds one waits for the deletion, or the deletion for them. */
    private static final String HOLD =
            "select id from {tickets.queue} where id = any (:ids) and deleted_at is null order by id for share";
    private static final String FOUND = "select id from {tickets.visible_queue} where id = any (:ids)";

    private static final String OWN =
            "select count(*) from {tickets.visible_queue} where id = :id and jsonb_exists(members, :caller::text)";

    /** Refuses the queues of the field {@code queueIds} if one is unknown. Keeps them from being deleted until the transaction ends. */
    public void requireAll(Collection<QueueId> queues) {
        if (held(queues).size() < Set.copyOf(queues).size()) throw QueueRefusal.UNKNOWN_QUEUE.at("/queueIds", "Unknown queue.");
    }

    /** Refuses an unknown queue. Keeps it from being deleted until the transaction ends. */
    public void require(QueueId queue) {
        if (held(List.of(queue)).isEmpty()) throw QueueRefusal.UNKNOWN_QUEUE.at("/queueId", "Unknown queue.");
    }

    /** Refuses a queue whose tickets the caller, who sees its own queues, does not see: it would be as if the ticket were gone. */
    public void requireOwn(QueueId queue) {
        var own = MemberId.calling().filter(caller -> sql.number(OWN, Map.of("id", queue, "caller", caller.value())) > 0);
        if (own.isEmpty()) throw QueueRefusal.UNKNOWN_QUEUE.at("/queueId", "You do not see the tickets of this queue.");
    }

    private Set<UUID> held(Collection<QueueId> queues) {
        Known.among(queues.stream(), HOLD, sql);
        return Known.among(queues.stream(), FOUND, sql);
    }
}
