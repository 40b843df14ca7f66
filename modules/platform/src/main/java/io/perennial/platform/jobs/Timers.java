package io.perennial.platform.jobs;

import io.perennial.platform.call.Call;
import io.perennial.platform.jobs.TimerRows.Due;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires a tenant's timers in order of time. A hundred due timers share one transaction, which deletes them and contains their work.
 * If one of them fails, up to a hundred fire in their own transactions, and the failing one is postponed.
 */
@ApplicationScoped
class Timers implements Swept {
    private static final Logger LOG = LoggerFactory.getLogger(Timers.class);
    private static final String JOB = "timers";
    static final int AT_ONCE = 100;

    /** The time after which other tenants get the thread, for tenants with thousands of due timers. */
    private static final Duration TURN = Duration.ofSeconds(1);

    /** The pause before a timer that another transaction has locked is looked at again. */
    private static final Duration HELD = Duration.ofMillis(200);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    @Inject @Any Instance<TimerJob> jobs;
    @Inject Tenants tenants;
    @Inject TimerRows rows;
    @Inject Jobs scheduled;
    @Inject Clock clock;

    /** Fires the tenant's due timers for about a second. Returns the time of the next look; empty if the tenant is suspended. */
    Optional<Instant> fire(UUID tenant) {
        if (tenants.find(tenant).filter(entry -> !entry.suspended()).isEmpty()) return Optional.empty();
        return Call.of(JOB, tenant).run(this::fire);
    }

    private Optional<Instant> fire() {
        var until = clock.instant().plus(TURN);
        boolean more = together();
        while (more && clock.instant().isBefore(until)) more = together();
        var now = clock.instant();
        boolean unfinished = more;
        return tenants.alone(rows::next).map(at -> at.isAfter(now) || unfinished ? at : now.plus(HELD));
    }

    /** Fires up to a hundred timers. Returns true if there may be more. */
    private boolean together() {
        try {
            return tenants.alone(() -> fire(AT_ONCE)) == AT_ONCE;
        } catch (RuntimeException oneOfThem) {
            LOG.debug("Timers fire one by one", oneOfThem);
            int fired = 0;
            while (fired < AT_ONCE && single()) fired++;
            return fired == AT_ONCE;
        }
    }

    private int fire(int most) {
        var due = rows.take(clock.instant(), most);
        fire(due);
        return due.size();
    }

    /** Fires those of one job that follow each other as a set. */
    private void fire(List<Due> due) {
        int next = 0;
        while (next < due.size()) {
            var name = due.get(next).name();
            var same = due.stream().skip(next).takeWhile(one -> one.name().equals(name)).map(Due::id).toList();
            job(name).fire(same);
            next += same.size();
        }
    }

    TimerJob job(String name) {
        return jobs.stream().filter(job -> job.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No timer is called " + name));
    }

    /** Fires the next timer alone, or postpones it if it fails. Returns true if there was one. */
    private boolean single() {
        var tried = new AtomicReference<Due>();
        try {
            return tenants.alone(() -> {
                var due = rows.take(clock.instant(), 1);
                due.forEach(tried::set);
                fire(due);
                return !due.isEmpty();
            });
        } catch (RuntimeException failure) {
            var timer = tried.get();
            if (timer == null) throw failure;
            putOff(timer, failure);
            return true;
        }
    }

    private void putOff(Due timer, RuntimeException failure) {
        var pause = pause(timer.attempts());
        LOG.error("Timer {} {} could not fire and is tried again in {}", timer.name(), timer.id(), pause, failure);
        tenants.alone(() -> {
            rows.putOff(timer, clock.instant().plus(pause));
            return timer;
        });
    }

    /** Returns the pause: 1 s, 2 s, 4 s … up to an hour. Retries never end, because a deadline must not be forgotten. */
    static Duration pause(int attempts) {
        var pause = Duration.ofSeconds(1L << Math.min(attempts, 12));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    void set(String name, String id, Instant at) {
        job(name);
        rows.set(name, id, at);
    }

    void set(String name, Map<String, Instant> times) {
        job(name);
        rows.set(name, times);
    }

    void cancel(String name, Set<String> ids) {
        job(name);
        rows.cancel(name, ids);
    }

    boolean cancel(String name, String id) {
        job(name);
        return rows.cancel(name, id);
    }

    /** Schedules the next look if it is due within two rounds of the sweep. */
    @Override
    public void look() {
        var soon = clock.instant().plus(Sweep.ROUND.multipliedBy(2));
        rows.next().filter(at -> at.isBefore(soon)).ifPresent(scheduled::wakeAt);
    }
}
