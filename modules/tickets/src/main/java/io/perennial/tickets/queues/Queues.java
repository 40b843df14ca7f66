package io.perennial.tickets.queues;

import io.perennial.identity.MemberId;
import io.perennial.kernel.Id;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import io.perennial.records.Known;
import io.perennial.records.RecordCollection;
import io.perennial.records.RecordKind;
import io.perennial.records.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queues of the tenant. */
@BeyondSight("A queue with tickets is not deleted, whoever sees them; they are not told.")
@ApplicationScoped
class Queues implements RecordCollection<Queue, QueueBody, QueueView> {
    static final RecordKind KIND = RecordKind.of("queues", "queue", "tickets.queue", QueueId::new, QueueEvent.class).inBatchesOf(1_000);

    private static final String ACTIVE = "select id from {identity.active_member} where id = any (:ids)";
    private static final String WAITING =
            """
            select count(*) from {beyond tickets.ticket}
            where queue_id = :id and deleted_at is null and state in ('new', 'open', 'pending', 'on_hold')
            """;

    @Inject Sql sql;

    @Override
    public RecordKind kind() {
        return KIND;
    }

    @Override
    public Class<Queue> entity() {
        return Queue.class;
    }

    @Override
    public Class<QueueBody> body() {
        return QueueBody.class;
    }

    @Override
    public Queue of(QueueBody body, Instant now) {
        return new Queue(body, now);
    }

    @Override
    public QueueView view(Id id) {
        return QueueView.get((QueueId) id, sql);
    }

    @Override
    public FollowedKind followed() {
        return FollowedKind.of(KIND, QueueView.class, QueueView.SEEN, QueueView::externalKeys).ofNoAccount();
    }

    @Override
    public Surroundings<Queue, QueueBody> around(List<QueueBody> bodies, Collection<Queue> queues) {
        var active = Known.among(bodies.stream().flatMap(body -> body.memberIds().stream()), ACTIVE, sql);
        return new Around(active, sql);
    }

    private record Around(Set<UUID> active, Sql sql) implements Surroundings<Queue, QueueBody> {
        @Override
        public boolean sees(Queue queue) {
            return true;
        }

        /** Accepts a member who is in the queue already, and may have been suspended since. */
        @Override
        public void check(QueueBody body, @Nullable Queue of) {
            var before = of == null ? List.<MemberId>of() : of.body().memberIds();
            var unknown = body.memberIds().stream().filter(member -> !active.contains(member.value()) && !before.contains(member));
            if (unknown.findAny().isPresent()) throw QueueRefusal.UNKNOWN_MEMBER.at("/memberIds", "Unknown member.");
        }

        @Override
        public void checkDelete(Queue queue) {
            if (sql.number(WAITING, Map.of("id", queue.id())) > 0)
                throw QueueRefusal.QUEUE_IN_USE.because("The queue has tickets that are not solved. Move them first.");
        }
    }
}
