package io.perennial.tickets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.Waiting;
import io.perennial.tickets.queues.NamedQueues;
import io.perennial.tickets.queues.QueueId;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** Tests that a queue is not deleted while a ticket is put into it. */
class HeldQueueIT {
    private final TenantWork birch = TenantWork.of("birch");

    @Test
    void the_deletion_waits_for_who_puts_a_ticket_into_it() {
        var queue = queue();

        var deletion = birch.run(sql -> {
            new NamedQueues(sql).require(queue);
            var begun = CompletableFuture.supplyAsync(() -> delete(queue), Thread::startVirtualThread);
            Waiting.untilSomeoneWaits();
            return begun;
        });

        assertEquals(1, deletion.join());
    }

    @Test
    void who_puts_a_ticket_into_it_waits_for_the_deletion_and_is_refused() {
        var queue = queue();

        var naming = birch.run(sql -> {
            sql.change("update tickets.queue set deleted_at = now() where tenant_id = :tenant and id = :id", Map.of("id", queue));
            var begun = CompletableFuture.runAsync(() -> name(queue), Thread::startVirtualThread);
            Waiting.untilSomeoneWaits();
            return begun;
        });

        assertTrue(assertThrows(CompletionException.class, naming::join).getCause() instanceof Refusal);
    }

    private void name(QueueId queue) {
        birch.run(sql -> {
            new NamedQueues(sql).require(queue);
            return queue;
        });
    }

    private int delete(QueueId queue) {
        return birch.run(
                sql -> sql.change("update tickets.queue set deleted_at = now() where tenant_id = :tenant and id = :id",
                        Map.of("id", queue)));
    }

    private QueueId queue() {
        var id = new QueueId(TypeId.next());
        birch.run(sql -> sql.change(
                "insert into tickets.queue (tenant_id, id, name, members, created_at, updated_at) values (:tenant, :id, 'First', '[]', :now, :now)",
                Map.of("id", id, "now", Instant.parse("2026-03-02T09:00:00Z"))));
        return id;
    }
}
