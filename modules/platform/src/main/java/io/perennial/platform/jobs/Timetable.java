package io.perennial.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the clock starts, on threads that no long job takes: recurring jobs, and each tenant's timers. A tenant with timers has one row
 * in the scheduler's table, at the time of its next one; whoever fires them moves that row on. Thousands of timers that are due at once
 * thus cost the scheduler a row for each tenant.
 */
final class Timetable {
    private static final Logger LOG = LoggerFactory.getLogger(Timetable.class);
    private static final String TIMERS = "timers";
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Until a row that was just being worked on is moved, which must not come before its own end. */
    private static final Duration TAKEN = Duration.ofMillis(100);

    private final ScheduledExecutorService executor;
    private final Clock clock;
    private final Scheduler scheduler;
    private final Map<UUID, Instant> untold = new ConcurrentHashMap<>();

    /** @param fire fires what is due of a tenant and returns when to look again */
    Timetable(
            DataSource source,
            ScheduledExecutorService executor,
            Clock clock,
            List<RecurringTask<Void>> recurring,
            Function<UUID, Optional<Instant>> fire) {
        this.executor = executor;
        this.clock = clock;
        scheduler = SchedulerNode.of(source, "jobs.scheduled_timers", List.of(timers(fire)))
                .startTasks(recurring)
                .pollingInterval(POLL)
                .build();
    }

    private static CustomTask<Void> timers(Function<UUID, Optional<Instant>> fire) {
        return Tasks.custom(TIMERS, Void.class)
                .onFailure(new OnFailureRetryLater<>(Duration.ofSeconds(2)))
                .execute((instance, context) -> fire.apply(UUID.fromString(instance.getId()))
                        .<CompletionHandler<Void>>map(next -> (complete, row) -> row.reschedule(complete, next))
                        .orElseGet(OnCompleteRemove::new));
    }

    void start() {
        scheduler.start();
    }

    void stop() {
        scheduler.stop();
    }

    /** Runs a recurring job at once. Who takes it between the scheduler's look and its update has begun it now, which is all that is asked for. */
    void now(RecurringJob job) {
        try {
            scheduler.reschedule(TaskInstanceId.of(job.name(), RecurringTask.INSTANCE), clock.instant());
        } catch (TaskInstanceCurrentlyExecutingException | ExecutionException taken) {
            LOG.debug("{} is done at this moment", job.name());
        }
    }

    /** Looks for timers of the tenant at this time, or earlier if that was said already; not on the thread that asks. */
    void wakeAt(UUID tenant, Instant at) {
        untold.merge(tenant, at, Timetable::earlier);
        executor.execute(() -> tell(tenant));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isAfter(other) ? other : one;
    }

    private void tell(UUID tenant) {
        var at = untold.remove(tenant);
        if (at == null || isTold(tenant, at)) return;
        untold.merge(tenant, at, Timetable::earlier);
        executor.schedule(() -> tell(tenant), TAKEN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whoever works on the row now may have looked before this timer was there: only after its end the row says when the next look is. */
    private boolean isTold(UUID tenant, Instant at) {
        var row = TaskInstanceId.of(TIMERS, tenant.toString());
        try {
            var known = scheduler.getScheduledExecution(row);
            if (known.isEmpty()) return scheduler.scheduleIfNotExists(new TaskInstance<Void>(TIMERS, row.getId()), at);
            if (known.get().isPicked()) return false;
            return !known.get().getExecutionTime().isAfter(at) || scheduler.reschedule(row, at);
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException | ExecutionException changed) {
            LOG.debug("The timers of {} are looked at just now", tenant, changed);
            return false;
        }
    }
}
