package io.perennial.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs recurring jobs and each tenant's timers, on threads that no long job takes. A tenant with timers has one row in the scheduler's
 * table, at the time of its next timer; firing moves the row. So thousands of timers due at once cost the scheduler one row per
 * tenant.
 */
final class Timetable {
    private static final Logger LOG = LoggerFactory.getLogger(Timetable.class);
    private static final String TIMERS = "timers";
    private static final Duration POLL = Duration.ofSeconds(1);

    /** The pause before another attempt to move a row that a node is working on. */
    private static final Duration TAKEN = Duration.ofMillis(100);

    private final Clock clock;
    private final Scheduler scheduler;
    private final TenantRows rows;

    /** @param fire fires the due timers of a tenant and returns the time of the next look */
    Timetable(
            DataSource source,
            ScheduledExecutorService executor,
            Clock clock,
            List<RecurringTask<Void>> recurring,
            Function<UUID, Optional<Instant>> fire) {
        this.clock = clock;
        scheduler = SchedulerNode.of(source, "jobs.scheduled_timers", List.of(timers(fire)))
                .startTasks(recurring)
                .pollingInterval(POLL)
                .build();
        rows = new TenantRows(TIMERS, scheduler, executor, TAKEN);
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

    /** Runs a recurring job at once. If another node takes the row at the same moment, the job has begun there, which is as good. */
    void now(RecurringJob job) {
        try {
            scheduler.reschedule(TaskInstanceId.of(job.name(), RecurringTask.INSTANCE), clock.instant());
        } catch (TaskInstanceCurrentlyExecutingException | ExecutionException taken) {
            LOG.debug("{} is running already", job.name());
        }
    }

    /** Looks for timers of the tenant at this time, or earlier if that was asked for already; on another thread. */
    void wakeAt(UUID tenant, Instant at) {
        rows.turnLater(tenant, at);
    }
}
