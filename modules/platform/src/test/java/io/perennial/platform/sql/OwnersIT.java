package io.perennial.platform.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests the rows from which statements take the tenant of what they insert. */
class OwnersIT {
    private static final String OWNERS = "select count(*) from {platform.owner}";
    private static final String KEEP =
            """
            insert into platform.idempotency_key (tenant_id, client, route, key, fingerprint, status, body, created_at)
            select o.tenant_id, 'test', '/', r.key, decode(repeat('00', 32), 'hex'), 200, '', r.at
            from {platform.owner} o cross join unnest(:key::text[], :at::timestamptz[]) r (key, at)
            """;

    @Test
    void a_migration_adds_the_owner_of_a_tenant_that_the_previous_release_has_added_and_of_nobody() throws IOException {
        var database = TestDatabase.another();
        var willow = database.tenant("willow");
        try {
            for (var one : List.of(willow, Tenants.NOBODY)) assertEquals(1, owners(database, one));
            database.disown(willow);
            assertEquals(0, owners(database, willow));
            database.upgrade("platform");
            for (var one : List.of(willow, Tenants.NOBODY)) assertEquals(1, owners(database, one));
        } finally {
            database.stop();
        }
    }

    @Test
    void rows_of_a_tenant_without_an_owner_are_not_lost_silently() {
        var database = TestDatabase.shared();
        var maple = database.tenant("maple" + Long.toString(System.nanoTime(), 36));
        var rows = List.of(Map.of("key", "one", "at", Instant.EPOCH), Map.of("key", "two", "at", Instant.EPOCH));
        TenantTransaction.in(database, maple, sql -> {
            sql.addEach(KEEP, rows);
            return maple;
        });
        database.disown(maple);
        var refused = assertThrows(IllegalStateException.class, () -> TenantTransaction.in(database, maple, sql -> {
            sql.addEach(KEEP, rows);
            return maple;
        }));
        assertEquals("Added 0 rows instead of 2", refused.getMessage());
    }

    @Test
    void rows_of_two_tables_are_added_together_or_not_at_all() {
        var database = TestDatabase.shared();
        var maple = database.tenant("maple" + Long.toString(System.nanoTime(), 36));
        var rows = List.of(Map.of("key", "one", "at", Instant.EPOCH), Map.of("key", "two", "at", Instant.EPOCH));
        var other = KEEP.replace("r.key,", "'other ' || r.key,");
        var few = other + "where r.key = 'one'";

        assertThrows(IllegalStateException.class, () -> added(database, maple, List.of(KEEP, few), rows));
        assertEquals(4L, added(database, maple, List.of(KEEP, other), rows));
    }

    private static long added(TestDatabase database, UUID tenant, List<String> texts, List<? extends Map<String, ?>> rows) {
        return TenantTransaction.in(database, tenant, sql -> {
            sql.addEach(texts, rows);
            return sql.number("select count(*) from {platform.idempotency_key}", Map.of());
        });
    }

    private static long owners(TestDatabase database, UUID tenant) {
        return TenantTransaction.in(database, tenant, sql -> sql.number(OWNERS, Map.of()));
    }
}
