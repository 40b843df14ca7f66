package io.perennial.identity;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.kernel.Refusal;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdministratorsIT {
    private static final String MEMBER =
            """
            insert into identity.member (tenant_id, id, email, name, locale, zone, roles, declared, created_at, updated_at)
            values (:tenant, :id, :id::text || '@example.com', 'Ida', 'en', 'UTC', '{keeper}', false, :at, :at)
            """;
    private static final String ROLE =
            """
            insert into identity.role (tenant_id, name, permissions, accounts_scope, declared)
            values (:tenant, 'keeper', '{members:write}', 'all', false) on conflict do nothing
            """;

    private final TenantWork linden = TenantWork.of("linden" + System.nanoTime());

    private UUID keeper() {
        var id = UUID.randomUUID();
        return linden.run(sql -> {
            sql.change(ROLE, Map.of());
            sql.change(MEMBER, Map.of("id", id, "at", Instant.parse("2026-03-02T10:00:00Z")));
            return id;
        });
    }

    private int suspend(UUID member) {
        return changed("update identity.member set suspended_at = now() where tenant_id = :tenant and id = :id", Map.of("id", member));
    }

    private int changed(String statement, Map<String, ?> values) {
        return linden.run(sql -> {
            administrators(sql).keepOne(() -> sql.change(statement, values));
            return 1;
        });
    }

    private static Administrators administrators(Sql sql) {
        var administrators = new Administrators();
        administrators.sql = sql;
        return administrators;
    }

    @Test
    void the_last_administrator_stays_whichever_way_they_would_go() {
        var first = keeper();
        var second = keeper();
        assertEquals(1, suspend(first));

        assertThrows(Refusal.class, () -> suspend(second));
        assertThrows(Refusal.class,
                () -> changed("update identity.member set roles = '{agent}' where tenant_id = :tenant and id = :id", Map.of("id", second)));
        assertThrows(Refusal.class, () -> changed("update identity.role set permissions = '{}' where tenant_id = :tenant", Map.of()));
    }

    @Test
    void where_there_was_none_nothing_is_refused() {
        assertDoesNotThrow(() -> changed("update identity.role set permissions = '{}' where tenant_id = :tenant", Map.of()));
    }
}
