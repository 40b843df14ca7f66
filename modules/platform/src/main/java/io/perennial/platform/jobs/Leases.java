package io.perennial.platform.jobs;

import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Leases for work that only one node may do. A lease is taken before each step. It ends when it is given back or expires. */
@ApplicationScoped
class Leases {
    /** Twice the time limit of a statement. */
    static final Duration LENGTH = Duration.ofMinutes(1);

    private static final String TAKE =
            """
            insert into platform.lease as l (tenant_id, name, holder, held_until) values (:tenant, :name, :holder, :until)
            on conflict (tenant_id, name) do update set holder = excluded.holder, held_until = excluded.held_until
            where l.holder = excluded.holder or l.held_until < :now
            """;
    private static final String GIVE_BACK = "delete from platform.lease where tenant_id = :tenant and name = :name and holder = :holder";

    @Inject Sql sql;
    @Inject Clock clock;

    private final UUID node = UUID.randomUUID();

    /** Takes or extends the tenant's lease with this name. Returns true if this node holds it. */
    boolean take(String name) {
        var now = clock.instant();
        return sql.change(TAKE, Map.of("name", name, "holder", node, "now", now, "until", now.plus(LENGTH))) > 0;
    }

    void giveBack(String name) {
        sql.change(GIVE_BACK, Map.of("name", name, "holder", node));
    }
}
