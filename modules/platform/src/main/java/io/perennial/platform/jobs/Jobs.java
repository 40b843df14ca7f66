package io.perennial.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.AfterCommit;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/**
 * Work outside of requests. What has a time or must outlive its node is kept by db-scheduler in the database, run by one node at a time,
 * and taken over when a node dies. Its role sees no tenant's data; a job enters a tenant like every request. Long jobs and what the clock
 * starts have threads of their own, so that no import delays a timer.
 */
@ApplicationScoped
public class Jobs {
    private static final Duration POLL = Duration.ofSeconds(2);

    @Resource(lookup = "jdbc/scheduler") DataSource source;
    @Resource ContextService contexts;
    @Resource ManagedScheduledExecutorService executor;
    @Inject @Any Instance<RecurringJob> recurring;
    @Inject @Any Instance<TenantJob> tenantJobs;
    @Inject PendingJobs pending;
    @Inject Timers timers;
    @Inject AfterCommit afterCommit;
    @Inject Clock clock;

    private final Map<String, OneTimeTask<String>> startable = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // made by begin, which the server calls first, as the next ones
    private Scheduler scheduler;
    @SuppressWarnings("NullAway.Init")
    private Timetable timetable;

    /** Makes a thread one of this application for as long as it runs a job: the scheduler's own threads are nobody's. */
    @SuppressWarnings("NullAway.Init")
    private Executor here;

    void begin(@Observes Startup startup) {
        here = contexts.currentContextExecutor();
        tenantJobs.forEach(job -> startable.put(job.name(), task(job)));
        scheduler = SchedulerNode.of(source, "jobs.scheduled_tasks", List.copyOf(startable.values())).pollingInterval(POLL).build();
        scheduler.start();
        timetable = new Timetable(source, executor, clock, recurring.stream().map(this::task).toList(), this::fire);
        timetable.start();
        recurring.stream().filter(RecurringJob::atStart).forEach(timetable::now);
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

    private Optional<Instant> fire(UUID tenant) {
        var next = new AtomicReference<Optional<Instant>>(Optional.empty());
        here.execute(() -> next.set(timers.fire(tenant)));
        return next.get();
    }

    /** Runs the job for this thing of the calling tenant, once, as soon as may be; asking twice is harmless. */
    public void start(String job, String instance) {
        var task = startable.get(job);
        if (task == null) throw new IllegalArgumentException("No job is called " + job);
        var tenant = Call.current().tenant().toString();
        scheduler.scheduleIfNotExists(task.instance(instance, tenant), clock.instant());
    }

    /** Wakes the pending job for the calling tenant a moment after this transaction is committed. */
    public void wake(String job) {
        pending.wake(job);
    }

    /**
     * Sets a timer: the job of this name runs for this thing of the calling tenant at that time, once, or as soon as a node is up. It is
     * part of this transaction. Set again, it is moved; one that fires meanwhile has fired, and fires again.
     */
    public void at(String name, String id, Instant at) {
        timers.set(name, id, at);
        wakeAt(at);
    }

    /** Takes a timer back, in this transaction. Returns whether there was one, so that it has not fired and never will. */
    public boolean cancel(String name, String id) {
        return timers.cancel(name, id);
    }

    /** Looks for timers of the calling tenant at this time, once the transaction is committed. */
    void wakeAt(Instant at) {
        var tenant = Call.current().tenant();
        afterCommit.run(() -> timetable.wakeAt(tenant, at));
    }

    void end(@Observes Shutdown shutdown) {
        timetable.stop();
        scheduler.stop();
    }
}
