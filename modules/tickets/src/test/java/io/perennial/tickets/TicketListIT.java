package io.perennial.tickets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.calendars.clocks.Run;
import io.perennial.kernel.Page;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Sight;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestLists;
import io.perennial.tickets.NextClock.Waits;
import io.perennial.tickets.TicketFacets.Field;
import io.perennial.tickets.TicketFacets.TicketCount;
import io.perennial.tickets.TicketFacets.TicketFacet;
import io.perennial.tickets.queues.QueueId;
import io.perennial.tickets.testing.Desk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TicketListIT {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final UUID agent = Desk.member("alder");
    private final TenantWork alder = TenantWork.of("alder");
    private final QueueId queue = queue(alder);

    @Test
    void the_nearest_breach_comes_first_and_what_waits_or_has_no_clock_comes_last_page_by_page() {
        var none = ticket();
        var paused = ticket();
        clock(paused, "resolution", "paused", null, null);
        var later = ticket();
        clock(later, "resolution", "running", NINE.plusSeconds(7200), null);
        clock(later, "first_response", "stopped", NINE, NINE);
        var soon = ticket();
        clock(soon, "resolution", "running", NINE.plusSeconds(9000), null);
        clock(soon, "first_response", "running", NINE.plusSeconds(60), null);

        assertEquals(List.of(soon, later, none, paused), pages("nextDueAt"));
        assertEquals(List.of(later, soon, paused, none), pages("-nextDueAt"));

        var shown = list(alder, Map.of("sort", "nextDueAt")).items();
        assertEquals(new NextClock(Waits.FIRST_RESPONSE, Run.RUNNING, NINE.plusSeconds(60), null, null), shown.getFirst().nextClock());
        assertEquals(new NextClock(Waits.RESOLUTION, Run.RUNNING, NINE.plusSeconds(7200), null, null), shown.get(1).nextClock());
        assertEquals(null, shown.get(2).nextClock());
        assertEquals(new NextClock(Waits.RESOLUTION, Run.PAUSED, null, 3600L, null), shown.get(3).nextClock());
    }

    @Test
    void a_row_has_the_names_of_what_it_refers_to() {
        var account = alder.run(sql -> new Desk(sql).account(null, null));
        var ticket = alder.run(sql -> new Desk(sql).ticket(account, "Map", NINE));
        put(ticket, agent);

        var row = list(alder, Map.of("queueId", queue.text())).items().getFirst();

        assertEquals(List.of("Rhine", "First line", "Ida"), List.of(String.valueOf(row.accountName()), String.valueOf(row.queueName()),
                String.valueOf(row.assigneeName())));
        assertEquals(List.of(), list(alder, Map.of("queueId", queue.text(), "without", "assignee")).items());
    }

    @Test
    void tickets_are_counted_by_their_values_and_only_those_in_sight() {
        put(ticket(), agent);
        ticket();
        alder.run(sql -> new Desk(sql).ticket(null, "Elsewhere", NINE));

        var seen = counted(alder.seenBy(agent, Sight.NONE), Map.of());

        assertEquals(2, seen.tickets());
        assertEquals(new TicketFacet(Field.QUEUE, List.of(new TicketCount(queue.text(), "First line", 2))), seen.items().getFirst());
        assertEquals(1, counted(alder, Map.of("queueId", queue.text(), "without", "assignee")).tickets());
        assertEquals(0, counted(TenantWork.of("rowan"), Map.of("queueId", queue.text())).tickets());
    }

    private List<TicketId> pages(String sort) {
        var seen = new ArrayList<TicketId>();
        String cursor = null;
        do {
            var asked = new TreeMap<>(Map.of("sort", sort, "limit", "1", "queueId", queue.text()));
            if (cursor != null) asked.put("cursor", cursor);
            var page = list(alder, asked);
            page.items().forEach(one -> seen.add(one.id()));
            cursor = page.nextCursor();
        } while (cursor != null);
        return seen;
    }

    private Page<TicketView> list(TenantWork work, Map<String, String> parameters) {
        var asked = new TreeMap<>(parameters);
        asked.put("queueId", queue.text());
        return work.run(sql -> TestLists.on(sql).page(TicketView.LISTING, new Query(asked)));
    }

    private static TicketFacets counted(TenantWork work, Map<String, String> parameters) {
        return work.run(sql -> TicketFacets.of(List.of(Field.QUEUE),
                TestLists.on(sql).narrowed(TicketView.LISTING, new Query(new TreeMap<>(parameters))), sql));
    }

    private TicketId ticket() {
        var id = alder.run(sql -> new Desk(sql).ticket(null, "Map", NINE));
        put(id, null);
        return id;
    }

    private void put(TicketId ticket, @Nullable UUID assignee) {
        alder.run(sql -> sql.change(
                "update tickets.ticket set queue_id = :queue, assignee_id = :assignee::uuid where tenant_id = :tenant and id = :id",
                Sql.values("queue", queue, "assignee", assignee, "id", ticket)));
    }

    private void clock(TicketId ticket, String kind, String run, @Nullable Instant dueAt, @Nullable Instant stoppedAt) {
        alder.run(sql -> sql.change(
                """
                insert into tickets.clock (tenant_id, id, ticket_id, kind, party, run, policy, policy_version, calendar, started_at, due_at,
                                           provisional, stopped_at, warned, followed, countdown, created_at, updated_at)
                values (:tenant, :id, :ticket, :kind, 'customer', :run, 'all', 1, 'always', :at, :due::timestamptz, false,
                        :stopped::timestamptz, 0, 1, '{"left": 3600}', :at, :at)
                """,
                Sql.values("id", TypeId.next(), "ticket", ticket, "kind", kind, "run", run, "at", NINE, "due", dueAt, "stopped",
                        stoppedAt)));
    }

    private QueueId queue(TenantWork work) {
        var id = new QueueId(TypeId.next());
        work.run(sql -> sql.change(
                """
                insert into tickets.queue (tenant_id, id, name, members, created_at, updated_at)
                values (:tenant, :id, 'First line', jsonb_build_array(:member::uuid), :now, :now)
                """,
                Map.of("id", id, "member", agent, "now", NINE)));
        return id;
    }
}
