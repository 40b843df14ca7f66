package io.perennial.platform.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.kernel.Changes;
import io.perennial.kernel.TypeId;
import io.perennial.platform.events.GateEvent.GateId;
import io.perennial.platform.events.ListenerPosition.Ahead;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests that positions which were stored as transaction ids are converted to numbers, and that the previous release can still write. */
class PositionsIT {
    private static final String TELL =
            """
            insert into platform.outbox (tenant_id, id, type, subject, payload, occurred_at)
            values (:tenant, :id, 'gate.opened', :subject, :payload, :at)
            """;
    private static final String POSITION =
            """
            insert into platform.listener (tenant_id, name, transaction, event_id)
            select tenant_id, 'Ear', transaction, id from {platform.outbox} where subject = :subject
            """;
    private static final String BEGIN =
            """
            insert into platform.listener (tenant_id, name, transaction, event_id)
            values (:tenant, 'Other', pg_snapshot_xmin(pg_current_snapshot()), '00000000-0000-0000-0000-000000000000')
            """;

    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Ear ear = new Ear();
    private final Listener listener = ear.listener(GateEvent.class);

    @Test
    void a_listener_goes_on_after_the_last_event_that_it_heard() {
        var database = TestDatabase.at("platform", 19);
        var telling = new Telling(database, clock);
        var tenants = List.of(database.tenant("willow"), database.tenant("maple"));
        for (var tenant : tenants) {
            tell(database, tenant);
            UUID first;
            try (var later = TenantTransaction.begin(database, tenant)) {
                later.run(() -> later.sql().number("select pg_current_xact_id()::text::bigint", Map.of()));
                first = tell(database, tenant);
                tell(later);
                later.commit();
            }
            // In the old order, the event of the transaction that began first comes before.
            TenantTransaction.in(database, tenant, sql -> sql.change(POSITION, Map.of("subject", new GateId(first).text())));
        }
        var waiting = tell(database, tenants.getFirst());
        TenantTransaction.in(database, tenants.getFirst(), sql -> sql.change(BEGIN, Map.of()));
        database.upgrade("platform");
        var next = tell(database, tenants.getFirst());

        assertEquals(Ahead.NOTHING, telling.advance(tenants.getFirst(), listener, 10));
        assertEquals(List.of(waiting, next), ear.heard);
        assertEquals(Ahead.NOTHING, telling.advance(tenants.getLast(), listener, 10));
        assertEquals(List.of(waiting, next), ear.heard);
        assertEquals(4L, telling.ask(tenants.getFirst(), "select position from {platform.listener} where name = 'Other'"));
        assertEquals(3L, telling.ask(tenants.getLast(), "select position from {platform.sequencer}"));
    }

    /** Writes as servers of the previous release do. */
    private UUID tell(TestDatabase database, UUID tenant) {
        try (var transaction = TenantTransaction.begin(database, tenant)) {
            var told = tell(transaction);
            transaction.commit();
            return told;
        }
    }

    private UUID tell(TenantTransaction transaction) {
        var gate = new GateId(TypeId.next());
        transaction.run(() -> transaction.sql().change(TELL, Sql.values(
                "id", TypeId.next(), "subject", gate.text(), "payload", new GateEvent.Opened(gate, Changes.none()), "at",
                clock.instant())));
        return gate.value();
    }
}
