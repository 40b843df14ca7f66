package io.perennial.platform.jobs;

import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pending job on this node: runs on one thread, for the waiting tenants in turn, one step each. */
final class Lane {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** The time in which wake-ups are collected: a statement costs about the same for one record as for a hundred. */
    private static final Duration GATHERING = Duration.ofSeconds(1);

    /** The pauses before retries, long enough for a deadlock or a short database outage. After the last one the sweep takes over. */
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30));

    /** The classes of SQL states that tell of a busy database: rolled back, out of resources, not now, cancelled. */
    private static final Set<String> BUSY = Set.of("40", "53", "55", "57");

    private final PendingJob job;
    private final Tenants tenants;
    private final Leases leases;
    private final GrownTables grown;
    private final ScheduledExecutorService executor;
    private final Set<UUID> gathering = ConcurrentHashMap.newKeySet();
    private final Set<UUID> waiting = new LinkedHashSet<>();
    private final Map<UUID, Integer> failures = new ConcurrentHashMap<>();
    private boolean moves;
    private boolean closed;

    Lane(PendingJob job, Tenants tenants, Leases leases, GrownTables grown, ScheduledExecutorService executor) {
        this.job = job;
        this.tenants = tenants;
        this.leases = leases;
        this.grown = grown;
        this.executor = executor;
    }

    /** Runs the job for the tenant in a moment, once for all wake-ups until then. */
    void wake(UUID tenant) {
        if (gathering.add(tenant)) after(GATHERING, () -> {
            gathering.remove(tenant);
            add(tenant);
        });
    }

    /** Lets the running step finish and starts no other. */
    synchronized void close() {
        closed = true;
    }

    private void after(Duration pause, Runnable work) {
        executor.schedule(work, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void add(UUID tenant) {
        waiting.add(tenant);
        if (moves || closed) return;
        moves = true;
        executor.execute(this::move);
    }

    private void move() {
        try {
            for (var next = next(); next.isPresent(); next = next()) if (step(next.get())) add(next.get());
        } catch (Error grave) {
            stop();
            throw grave;
        }
    }

    private synchronized void stop() {
        moves = false;
    }

    private synchronized Optional<UUID> next() {
        var next = closed ? Optional.<UUID>empty() : waiting.stream().findFirst();
        next.ifPresentOrElse(waiting::remove, this::stop);
        return next;
    }

    /** Returns true if the tenant needs another step. */
    private boolean step(UUID tenant) {
        return Call.of(job.name(), tenant).run(() -> {
            try {
                grown.look();
                boolean more = isFree(tenant) && advance();
                failures.remove(tenant);
                return more;
            } catch (RuntimeException failure) {
                return failed(tenant, failure);
            }
        });
    }

    /** Returns true if this node may work on it. Otherwise tries again when the other node must have renewed its lease. */
    private boolean isFree(UUID tenant) {
        if (!job.isExclusive() || tenants.alone(() -> leases.take(job.name()))) return true;
        after(Leases.LENGTH, () -> add(tenant));
        return false;
    }

    private boolean advance() {
        boolean more = tenants.alone(job::step);
        if (!more && job.isExclusive()) tenants.alone(() -> {
            leases.giveBack(job.name());
            return job;
        });
        return more;
    }

    private boolean failed(UUID tenant, RuntimeException failure) {
        int before = failures.merge(tenant, 1, Integer::sum) - 1;
        boolean again = before < PAUSES.size();
        if (again && isBusy(failure)) LOG.warn("A step of {} for tenant {} is tried again: {}", job.name(), tenant, failure.getMessage());
        else if (again) LOG.warn("A step of {} for tenant {} is tried again", job.name(), tenant, failure);
        else LOG.error("{} of tenant {} waits for the sweep", job.name(), tenant, failure);
        if (isTakenNoteOf(failure)) return true;
        if (again) after(PAUSES.get(before), () -> add(tenant));
        else failures.remove(tenant);
        return false;
    }

    /** Returns true if the database was too busy for the step: a deadlock, a lock or a statement that took too long. It is no fault. */
    private static boolean isBusy(RuntimeException failure) {
        return failure instanceof Sql.StatementFailed failed && BUSY.contains(failed.state().substring(0, 2));
    }

    private boolean isTakenNoteOf(RuntimeException failure) {
        try {
            return tenants.alone(() -> job.failed(failure));
        } catch (RuntimeException worse) {
            LOG.debug("Nor could that be noted", worse);
            return false;
        }
    }
}
