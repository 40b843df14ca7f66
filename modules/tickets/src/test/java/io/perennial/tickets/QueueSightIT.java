package io.perennial.tickets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Sight;
import io.perennial.platform.requests.Query;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import io.perennial.tickets.queues.NamedQueues;
import io.perennial.tickets.queues.QueueId;
import io.perennial.tickets.testing.Desk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueueSightIT {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final TenantWork alder = TenantWork.of("alder");
    private final TenantWork rowan = TenantWork.of("rowan");

    @Test
    void who_works_on_a_queue_sees_its_tickets_and_no_others() {
        var agent = Desk.member("alder");
        var inQueue = ticket(queue(alder, agent), null);
        var elsewhere = ticket(queue(alder, Desk.member("alder")), null);
        var nowhere = ticket(null, account());
        var nobody = alder.seenBy(agent, Sight.NONE);

        assertEquals(List.of(inQueue), list(nobody));
        assertThrows(Refusal.class, () -> nobody.run(sql -> TicketView.get(elsewhere, sql)));
        assertThrows(Refusal.class, () -> nobody.run(sql -> TicketView.get(nowhere, sql)));
        assertEquals(List.of(inQueue), list(alder.seenBy(agent)));
    }

    @Test
    void in_a_deleted_queue_nobody_sees_anything_any_more() {
        var agent = Desk.member("alder");
        var queue = queue(alder, agent);
        ticket(queue, null);

        alder.run(sql -> sql.change("update tickets.queue set deleted_at = now() where tenant_id = :tenant and id = :id",
                Map.of("id", queue)));

        assertEquals(List.of(), list(alder.seenBy(agent, Sight.NONE)));
    }

    @Test
    void the_queue_of_another_company_is_unknown() {
        var theirs = queue(rowan, Desk.member("rowan"));

        assertThrows(Refusal.class, () -> alder.run(sql -> {
            new NamedQueues(sql).require(theirs);
            return theirs;
        }));
        rowan.run(sql -> {
            new NamedQueues(sql).require(theirs);
            return theirs;
        });
    }

    private static List<TicketId> list(TenantWork work) {
        return work.run(sql -> TestLists.on(sql).page(TicketView.LISTING, new Query(new TreeMap<>()))).items().stream().map(TicketView::id)
                .toList();
    }

    private AccountId account() {
        return alder.run(sql -> new Desk(sql).account(null, null));
    }

    private TicketId ticket(@Nullable QueueId queue, @Nullable AccountId account) {
        return alder.run(sql -> {
            var id = new Desk(sql).ticket(account, "Map", NINE);
            if (queue != null)
                sql.change("update tickets.ticket set queue_id = :queue where tenant_id = :tenant and id = :id",
                        Map.of("queue", queue, "id", id));
            return id;
        });
    }

    private static QueueId queue(TenantWork work, UUID member) {
        var id = new QueueId(TypeId.next());
        work.run(sql -> sql.change(
                """
                insert into tickets.queue (tenant_id, id, name, members, created_at, updated_at)
                values (:tenant, :id, 'First line', jsonb_build_array(:member::uuid), :now, :now)
                """,
                Map.of("id", id, "member", member, "now", NINE)));
        return id;
    }
}
