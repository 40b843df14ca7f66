package io.perennial.platform.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that listeners continue under their new names at the positions that were stored under class names. */
class StableNamesIT {
    private static final String POSITION =
            """
            insert into platform.listener (tenant_id, name, transaction, event_id, attempts)
            values (:tenant, :name, '4711'::xid8, '01900000-0000-7000-8000-000000000001'::uuid, 3)
            """;
    private static final String ASIDE =
            """
            insert into platform.set_aside (tenant_id, id, listener, event_id, event_type, subject, payload, occurred_at, attempts, error, set_aside_at)
            values (:tenant, '01900000-0000-7000-8000-000000000002', 'UsageWatch', '01900000-0000-7000-8000-000000000003', 'usage.received', 's', '{}',
                    now(), 10, 'e', now())
            """;

    private record Row(String name) {}

    @Test
    void nothing_is_heard_again_after_the_migration() {
        var database = TestDatabase.at("platform", 15);
        var tenants = List.of(database.tenant("willow"), database.tenant("maple"));
        for (var tenant : tenants) TenantTransaction.in(database, tenant, sql -> {
            for (var name : List.of("AccountWatch", "RunImport", "Other")) sql.change(POSITION, Map.of("name", name));
            return sql.change(ASIDE, Map.of());
        });
        database.upgrade("platform");

        for (var tenant : tenants) {
            assertEquals(List.of("accounts.run-import", "health.account-watch"), TenantTransaction.in(database, tenant, sql -> sql.list(
                    Row.class,
                    "select name from {platform.listener} where transaction = '4711'::xid8 and attempts = 3 and name like '%.%' order by name",
                    Map.of())).stream().map(Row::name).toList());
            long aside = TenantTransaction.in(database, tenant, sql -> sql.number(
                    "select count(*) from {platform.set_aside} where listener = 'health.usage-watch'", Map.of()));
            assertEquals(1, aside);
        }
    }
}
