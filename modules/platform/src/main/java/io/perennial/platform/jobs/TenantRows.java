package io.perennial.platform.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of one task in a scheduler's table: one for each tenant with work, at the time of its next turn. The scheduler lets only one
 * node work on a row at a time, so at most one thread works on a tenant's task.
 */
final class TenantRows {
    private static final Logger LOG = LoggerFactory.getLogger(TenantRows.class);

    private final String task;
    private final SchedulerClient scheduler;
    private final ScheduledExecutorService executor;
    private final Duration pause;
    private final Map<UUID, Instant> untold = new ConcurrentHashMap<>();

    /** @param pause before another attempt to move a row that a node is working on */
    TenantRows(String task, SchedulerClient scheduler, ScheduledExecutorService executor, Duration pause) {
        this.task = task;
        this.scheduler = scheduler;
        this.executor = executor;
        this.pause = pause;
    }

    /** Gives the tenant a turn at this time, or earlier if that was asked for already. */
    void turn(UUID tenant, Instant at) {
        untold.merge(tenant, at, TenantRows::earlier);
        tell(tenant);
    }

    /** Gives the tenant a turn like {@link #turn}, on another thread. */
    void turnLater(UUID tenant, Instant at) {
        untold.merge(tenant, at, TenantRows::earlier);
        executor.execute(() -> tell(tenant));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isAfter(other) ? other : one;
    }

    private void tell(UUID tenant) {
        var at = untold.remove(tenant);
        if (at == null || isTold(tenant, at)) return;
        untold.merge(tenant, at, TenantRows::earlier);
        executor.schedule(() -> tell(tenant), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns false while a node works on the row: it may have looked before this work existed, and moves the row only at its end. */
    private boolean isTold(UUID tenant, Instant at) {
        var row = TaskInstanceId.of(task, tenant.toString());
        try {
            var known = scheduler.getScheduledExecution(row);
            if (known.isEmpty()) return scheduler.scheduleIfNotExists(new TaskInstance<Void>(task, row.getId()), at);
            if (known.get().isPicked()) return false;
            return !known.get().getExecutionTime().isAfter(at) || scheduler.reschedule(row, at);
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException | ExecutionException changed) {
            LOG.debug("The row of {} for {} changes just now", task, tenant, changed);
            return false;
        }
    }
}
