package io.perennial.platform.jobs;

import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds missed work of tenants. Every few seconds it reads the catalogue and looks at tenants whose day has begun or whose files were
 * applied. It looks at each other tenant once per round, so an idle tenant costs one short transaction per round.
 */
@ApplicationScoped
class Sweep implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final String JOB = "sweep";
    private static final int STEP_SECONDS = 5;

    /** A round takes five minutes. */
    static final int STEPS = 60;

    static final Duration ROUND = Duration.ofSeconds((long) STEPS * STEP_SECONDS);

    /** Servers cache a tenant's settings for at most ten seconds. Changed files are followed by repeated looks until that has passed. */
    private static final Duration SETTLING = Duration.ofSeconds(15);

    /** The state of a tenant at the last look, and the end of its repeated looks. */
    private record Seen(LocalDate day, @Nullable Instant appliedAt, Instant until) {}

    @Inject Tenants tenants;
    @Inject @Any Instance<Swept> all;
    @Inject Clock clock;

    private final Map<UUID, Seen> seen = new ConcurrentHashMap<>();
    private volatile long last;

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public String cron() {
        return "*/" + STEP_SECONDS + " * * * * *";
    }

    @Override
    public boolean atStart() {
        return true;
    }

    @Override
    public void run() {
        var now = clock.instant();
        long step = now.getEpochSecond() / STEP_SECONDS;
        var active = active();
        long missed = Math.clamp(step - last, 1, STEPS);
        for (var tenant : active) if (isChanged(tenant, now) || isItsTurn(tenant.id(), step, missed)) look(tenant);
        last = step;
    }

    /** Looks at every tenant once the database is back, because jobs may have given up while it was away. */
    private List<Tenants.Active> active() {
        try {
            return tenants.active();
        } catch (RuntimeException away) {
            last = 0;
            throw away;
        }
    }

    /** Also takes the turns of steps that were late or that another node may have run. */
    private static boolean isItsTurn(UUID tenant, long step, long missed) {
        return Math.floorMod(step - tenant.hashCode(), STEPS) < missed;
    }

    private boolean isChanged(Tenants.Active tenant, Instant now) {
        var day = LocalDate.ofInstant(now, tenant.zone());
        var before = seen.get(tenant.id());
        if (before != null && before.day().equals(day) && Objects.equals(before.appliedAt(), tenant.appliedAt()))
            return now.isBefore(before.until());
        seen.put(tenant.id(), new Seen(day, tenant.appliedAt(), before == null ? now : now.plus(SETTLING)));
        return true;
    }

    private void look(Tenants.Active tenant) {
        try {
            tenants.in(tenant.id(), JOB, this::lookAround);
        } catch (RuntimeException failure) {
            LOG.error("Nobody could look after {}", tenant.id(), failure);
        }
    }

    int lookAround() {
        all.forEach(Swept::look);
        return 0;
    }
}
