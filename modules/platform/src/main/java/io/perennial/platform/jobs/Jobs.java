package io.perennial.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/**
 * Starts work outside of requests. db-scheduler stores work that has a time or must survive its node. One node at a time runs it, and
 * another takes it over when that node dies. The scheduler's database role sees no tenant's data; a job enters a tenant like a request.
 * Long jobs have other threads than recurring jobs and timers, so that no import delays a timer.
 */
@ApplicationScoped
public class Jobs implements Swept {
    private static final Duration POLL = Duration.ofSeconds(2);

    /** The pause before another look at a tenant whose work is running. */
    private static final Duration BUSY = Duration.ofMillis(500);

    /** The pause after work that failed by itself, which its next run may fail too. */
    private static final Duration FAILED = Duration.ofMinutes(5);

    @Resource(lookup = "jdbc/scheduler") DataSource source;
    @Resource ContextService contexts;
    @Resource ManagedScheduledExecutorService executor;
    @Inject @Any Instance<RecurringJob> recurring;
    @Inject @Any Instance<TenantJob> tenantJobs;
    @Inject PendingJobs pending;
    @Inject Timers timers;
    @Inject AfterCommit afterCommit;
    @Inject Clock clock;

    private final Map<String, TenantRows> startable = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // this and the next two are set by begin, which the server calls first
    private Scheduler scheduler;
    @SuppressWarnings("NullAway.Init") private Timetable timetable;

    /** Gives a scheduler's thread the context of this application while it runs a job; by itself it has none. */
    @SuppressWarnings("NullAway.Init") private Executor here;

    void begin(@Observes Startup startup) {
        here = contexts.currentContextExecutor();
        var tasks = tenantJobs.stream().map(this::task).toList();
        scheduler = SchedulerNode.of(source, "jobs.scheduled_tasks", tasks).pollingInterval(POLL).build();
        for (var task : tasks) startable.put(task.getName(), new TenantRows(task.getName(), scheduler, executor, BUSY));
        scheduler.start();
        timetable = new Timetable(source, executor, clock, recurring.stream().map(this::task).toList(), this::fire);
        timetable.start();
        recurring.stream().filter(RecurringJob::atStart).forEach(timetable::now);
    }

    private RecurringTask<Void> task(RecurringJob job) {
        return Tasks.recurring(job.name(), new CronSchedule(job.cron(), ZoneOffset.UTC))
                .execute((instance, context) -> here.execute(job::run));
    }

    /** Creates the task. Its rows are named after tenants, and one of nobody fails before it touches any data. */
    private CustomTask<Void> task(TenantJob job) {
        return Tasks.custom(job.name(), Void.class)
                .onFailure(new OnFailureRetryLater<>(FAILED))
                .execute((instance, context) -> run(job, UUID.fromString(instance.getId()))
                        ? (complete, row) -> row.reschedule(complete, clock.instant())
                        : new OnCompleteRemove<>());
    }

    private boolean run(TenantJob job, UUID tenant) {
        var more = new AtomicBoolean();
        here.execute(() -> more.set(Call.of(job.name(), tenant).run(job::run)));
        return more.get();
    }

    private Optional<Instant> fire(UUID tenant) {
        var next = new AtomicReference<Optional<Instant>>(Optional.empty());
        here.execute(() -> next.set(timers.fire(tenant)));
        return next.get();
    }

    /** Runs the job for the calling tenant as soon as it does not run already. Fails if that cannot be stored. Idempotent. */
    public void start(String job) {
        var rows = startable.get(job);
        if (rows == null) throw new IllegalArgumentException("No job is called " + job);
        rows.turn(Call.current().tenant(), clock.instant());
    }

    @Override
    public void look() {
        for (var job : tenantJobs) if (job.isPending()) start(job.name());
    }

    /** Wakes the pending job for the calling tenant shortly after this transaction is committed. */
    public void wake(String job) {
        pending.wake(job);
    }

    /**
     * Sets a timer in this transaction: the job with this name runs once for this id of the calling tenant, at that time or as soon as a
     * node is up. A second call moves the timer. A timer that is firing at that moment has fired, and fires again.
     */
    public void at(String name, String id, Instant at) {
        timers.set(name, id, at);
        wakeAt(at);
    }

    /** Sets timers of a job like {@link #at(String, String, Instant)}, with one statement. */
    public void at(String name, Map<String, Instant> times) {
        timers.set(name, times);
        times.values().stream().min(Comparator.naturalOrder()).ifPresent(this::wakeAt);
    }

    /** Cancels those of these timers that are there, in this transaction. */
    public void cancel(String name, Set<String> ids) {
        timers.cancel(name, ids);
    }

    /** Cancels a timer in this transaction. Returns true if there was one, which then has not fired and never will. */
    public boolean cancel(String name, String id) {
        return timers.cancel(name, id);
    }

    /** Schedules a look for timers of the calling tenant at this time, once the transaction is committed. */
    void wakeAt(Instant at) {
        var tenant = Call.current().tenant();
        afterCommit.run(() -> timetable.wakeAt(tenant, at));
    }

    void end(@Observes Shutdown shutdown) {
        timetable.stop();
        scheduler.stop();
    }
}
