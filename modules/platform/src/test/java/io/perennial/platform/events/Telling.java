package io.perennial.platform.events;

import io.perennial.kernel.Changes;
import io.perennial.kernel.TypeId;
import io.perennial.platform.events.GateEvent.GateId;
import io.perennial.platform.events.ListenerPosition.Ahead;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.Given;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes events about gates into a database, and delivers them as a server does: first numbers them, then advances the listener. */
record Telling(TestDatabase database, MovedClock clock) {
    private static final String TELL =
            """
            insert into platform.outbox (tenant_id, id, type, subject, version, payload, occurred_at)
            values (:tenant, :id, 'gate.opened', :subject, :version, :payload, :at)
            """;

    UUID tell(UUID tenant) {
        return TenantTransaction.in(database, tenant, this::tell);
    }

    UUID tell(TenantTransaction transaction) {
        return transaction.run(() -> tell(transaction.sql()));
    }

    private UUID tell(Sql sql) {
        var gate = new GateId(TypeId.next());
        tell(sql, TypeId.next(), gate, null);
        return gate.value();
    }

    void tell(Sql sql, UUID id, GateId gate, @Nullable Long version) {
        sql.change(TELL, Sql.values("id", id, "subject", gate.text(), "version", version, "payload",
                new GateEvent.Opened(gate, Changes.none()), "at", clock.instant()));
    }

    void number(UUID tenant) {
        TenantTransaction.in(database, tenant, sql -> {
            number(sql);
            return tenant;
        });
    }

    static void number(Sql sql) {
        new Sequencer(sql).number();
    }

    void begin(UUID tenant, Listener listener) {
        TenantTransaction.in(database, tenant, sql -> {
            positions(sql).begin(listener);
            positions(sql).begin(listener);
            return tenant;
        });
    }

    Ahead advance(UUID tenant, Listener listener, int most) {
        number(tenant);
        return TenantTransaction.in(database, tenant, sql -> positions(sql).advance(listener, most));
    }

    ListenerPosition positions(Sql sql) {
        var positions = new ListenerPosition();
        positions.sql = sql;
        positions.clock = clock;
        positions.payloads = new Payloads(Given.of());
        return positions;
    }

    long ask(UUID tenant, String question) {
        return TenantTransaction.in(database, tenant, sql -> sql.number(question, Map.of()));
    }
}
