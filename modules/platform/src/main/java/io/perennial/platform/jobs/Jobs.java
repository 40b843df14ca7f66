package io.perennial.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import io.perennial.platform.call.Call;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scheduled work on db-scheduler: kept in the database, run by one node at a time, taken over when a node dies. Its role
 * sees no tenant's data; a job enters a tenant like every request.
 */
@ApplicationScoped
public class Jobs {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final Duration POLL = Duration.ofSeconds(2);

    /**
     * A job whose node is gone is another's after at most fourteen seconds: four heartbeats without one, up to two until
     * somebody looks for such jobs, and up to one poll until it is begun again. A node that only stood still for eight
     * seconds goes on with a job that somebody else has begun too, and that does no harm: a job bears a repetition.
     */
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private static final int MISSED = 4;

    /** How long a job that runs may go on when its server stops; then it is interrupted, and another node begins it again. */
    private static final Duration LAST_ORDERS = Duration.ofSeconds(10);

    @Resource(lookup = "jdbc/scheduler") DataSource source;
    @Resource ContextService contexts;
    @Inject @Any Instance<RecurringJob> recurring;
    @Inject @Any Instance<TenantJob> tenantJobs;
    @Inject Clock clock;

    private final Map<String, OneTimeTask<String>> startable = new HashMap<>();
    @SuppressWarnings("NullAway.Init") // made by begin, which the server calls first
    private Scheduler scheduler;

    /** Makes a thread one of this application for as long as it runs a job: the scheduler's own threads are nobody's. */
    @SuppressWarnings("NullAway.Init") // as above
    private Executor here;

    void begin(@Observes Startup startup) {
        here = contexts.currentContextExecutor();
        var always = recurring.stream().map(this::task).toList();
        tenantJobs.forEach(job -> startable.put(job.name(), task(job)));
        List<Task<?>> once = new ArrayList<>(startable.values());
        scheduler = Scheduler.create(source, once)
                .startTasks(always)
                .tableName("jobs.scheduled_tasks")
                .threads(4)
                .shutdownMaxWait(LAST_ORDERS)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED)
                .enableImmediateExecution()
                .build();
        scheduler.start();
        recurring.stream().filter(RecurringJob::atStart).forEach(this::now);
    }

    /** Who takes it between the scheduler's look and its update has begun it now, which is all that is asked for. */
    private void now(RecurringJob job) {
        try {
            scheduler.reschedule(TaskInstanceId.of(job.name(), RecurringTask.INSTANCE), clock.instant());
        } catch (TaskInstanceCurrentlyExecutingException | ExecutionException taken) {
            LOG.debug("{} is done at this moment", job.name());
        }
    }

    private RecurringTask<Void> task(RecurringJob job) {
        return Tasks.recurring(job.name(), new CronSchedule(job.cron(), ZoneOffset.UTC))
                .execute((instance, context) -> here.execute(job::run));
    }

    /** The task's data is its tenant: without one it fails before it touches anything. */
    private OneTimeTask<String> task(TenantJob job) {
        return Tasks.oneTime(job.name(), String.class).execute((instance, context) -> here.execute(
                () -> run(job, instance.getId(), Call.of(job.name(), UUID.fromString(instance.getData())))));
    }

    private static void run(TenantJob job, String instance, Call call) {
        call.run(() -> {
            job.run(instance);
            return null;
        });
    }

    /** Runs the job for this thing of the calling tenant, once, as soon as may be; asking twice is harmless. */
    public void start(String job, String instance) {
        var task = startable.get(job);
        if (task == null) throw new IllegalArgumentException("No job is called " + job);
        var tenant = Call.current().tenant().toString();
        scheduler.scheduleIfNotExists(task.instance(instance, tenant), clock.instant());
    }

    void end(@Observes Shutdown shutdown) {
        scheduler.stop();
    }
}
