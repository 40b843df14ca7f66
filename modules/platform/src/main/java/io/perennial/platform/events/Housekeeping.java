package io.perennial.platform.events;

import io.perennial.platform.jobs.Perishable;
import io.perennial.platform.jobs.RecurringJob;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Deletes expired rows with set-based statements, one tenant after another, at most 5,000 rows in a transaction. */
@ApplicationScoped
class Housekeeping implements RecurringJob {
    private static final String JOB = "housekeeping";
    private static final int AT_ONCE = 5_000;

    /** Deletes only events that all their listeners have handled. A listener without a position has handled none. */
    private static final String HEARD =
            """
            delete from platform.outbox
            where tenant_id = :tenant and id in (
                select o.id
                from {platform.outbox} o
                where o.id < :beforeId and o.position is not null and not exists (
                    select from unnest(:listeners::text[], :hears::text[]) as listening (name, types)
                    left join {platform.listener} l on l.name = listening.name
                    where o.type = any (string_to_array(listening.types, ' ')) and (l.name is null or l.position < o.position))
                order by o.id
                limit :most)
            """;
    private static final Duration TOLD = Duration.ofDays(30);

    @Inject Sql sql;
    @Inject Clock clock;
    @Inject Tenants tenants;
    @Inject Listeners listeners;
    @Inject @Any Instance<Perishable> perishables;

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public String cron() {
        return "0 7 * * * *";
    }

    @Override
    public void run() {
        tidy(perishables);
    }

    void tidy(Iterable<Perishable> all) {
        try {
            tenants.inTurn(tenant -> tidy(tenant, all));
        } finally {
            tidy(Tenants.NOBODY, all);
        }
    }

    private void tidy(UUID tenant, Iterable<Perishable> all) {
        for (var perishable : all) {
            int deleted;
            do deleted = tenants.in(tenant, JOB, () -> delete(perishable));
            while (deleted == AT_ONCE);
        }
    }

    int delete(Perishable perishable) {
        var before = clock.instant().minus(perishable.kept());
        return sql.change(perishable.delete(), Map.of(
                "before", before,
                "beforeId", firstIdOf(before),
                "listeners", listeners.all().stream().map(Listener::name).toArray(String[]::new),
                "hears", listeners.all().stream().map(Listener::types).toArray(String[]::new),
                "most", AT_ONCE));
    }

    private static UUID firstIdOf(Instant instant) {
        return new UUID(instant.toEpochMilli() << 16 | 0x7000L, 0x8000000000000000L);
    }

    @Produces
    static Perishable heard() {
        return new Perishable(HEARD, TOLD);
    }
}
