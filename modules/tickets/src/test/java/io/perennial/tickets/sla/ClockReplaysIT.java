package io.perennial.tickets.sla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.calendars.Calendars;
import io.perennial.kernel.Refusal;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantWork;
import io.perennial.tickets.testing.Desk;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockReplaysIT {
    private static final Instant NINE = Instant.parse("2024-06-04T09:00:00Z");
    private static final String POLICIES = "all:\n  firstResponse: 1h\n  resolution: 8h\nother:\n  resolution: 1h\n";

    private final String tenant = "tansy" + UUID.randomUUID().toString().replaceAll("[^a-z0-9]", "").substring(0, 8);
    private final MovedClock clock = new MovedClock(Instant.parse("2026-06-09T12:00:00Z"));
    private TenantWork work;

    @TempDir Path folder;

    @BeforeEach
    void files() throws SQLException {
        PolicyFiles.apply(folder, tenant, POLICIES);
        work = TenantWork.of(tenant);
    }

    private <R> R in(Function<ClockReplays, R> use) {
        return work.run(sql -> use.apply(new ClockReplays(sql, new Policies(sql, clock), new Calendars(sql), rows(sql), clock)));
    }

    private ClockRows rows(Sql sql) {
        return new ClockRows(sql, new Calendars(sql), clock);
    }

    private ClockReplayView replay(String policy) {
        var id = in(replays -> replays.add(policy));
        while (in(ClockReplays::step)) continue;
        return work.run(sql -> ClockReplayView.get(id, sql));
    }

    /** Tells a ticket that was answered and closed after so many minutes, with states if it waited for the customer in between. */
    private void told(int replied, int closed) {
        work.run(sql -> {
            new Desk(sql).closedHistory(List.of(new Desk.Told(NINE, NINE.plusSeconds(60L * replied), NINE.plusSeconds(60L * closed))));
            return sql;
        });
    }

    private List<String> clocks() {
        record Row(String kind, boolean replayed, String run, boolean missed) {}
        return work.run(sql -> sql.list(Row.class,
                "select kind, replayed, run, missed_at is not null as missed from {whole tickets.clock} order by kind",
                Map.of())).stream().map(one -> one.kind() + " " + one.replayed() + " " + one.run() + " " + one.missed()).toList();
    }

    @Test
    void history_gets_the_clocks_that_it_would_have_had_and_again_the_same() {
        told(30, 600);

        var first = replay(null);
        assertEquals("COMPLETE 1 2 1", first.state() + " " + first.tickets() + " " + first.clocks() + " " + first.missed());
        assertEquals(List.of("first_response true stopped false", "resolution true stopped true"), clocks());
        replay(null);
        assertEquals(2, clocks().size());
    }

    @Test
    void time_of_waiting_for_the_customer_does_not_count() {
        told(30, 600);
        work.run(sql -> sql.change(
                """
                insert into tickets.ticket_state (tenant_id, ticket_id, place, at, state)
                select t.tenant_id, t.id, s.place, s.at, s.state
                from {whole tickets.ticket} t
                cross join unnest(array[1, 2], array[:pending, :closed]::timestamptz[], array['pending', 'closed']) s (place, at, state)
                """,
                Map.of("pending", NINE.plusSeconds(3600), "closed", NINE.plusSeconds(36_000))));

        assertEquals(0, replay(null).missed());
    }

    @Test
    void one_policy_can_be_tried_and_an_unknown_one_is_refused() {
        told(30, 90);

        assertThrows(Refusal.class, () -> in(replays -> replays.add("none")));
        assertEquals(1, replay("other").missed());
    }

    @Test
    void one_runs_at_a_time_and_a_step_that_fails_three_times_ends_it_with_a_reason() {
        var id = in(replays -> replays.add(null));
        assertThrows(Refusal.class, () -> in(replays -> replays.add(null)));

        assertEquals(List.of(false, false, true), List.of(1, 2, 3).stream().map(time -> in(replays -> replays.failed("Because"))).toList());

        var view = work.run(sql -> ClockReplayView.get(id, sql));
        assertEquals("FAILED Because", view.state() + " " + view.failure());
        assertEquals(false, in(ClockReplays::isPending));
        assertThrows(Refusal.class, () -> TenantWork.of("rowan").run(sql -> ClockReplayView.get(id, sql)));
    }
}
