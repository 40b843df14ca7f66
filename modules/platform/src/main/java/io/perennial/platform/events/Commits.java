package io.perennial.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Counts the commits with events of each tenant on this node, for those who wait for changes. Commits on other nodes are not counted, so
 * whoever waits also looks from time to time.
 */
@ApplicationScoped
public class Commits {
    private static final class Count {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition more = lock.newCondition();
        private long commits;
    }

    private final List<Consumer<UUID>> watchers = new CopyOnWriteArrayList<>();
    private final Map<UUID, Count> counts = new ConcurrentHashMap<>();

    /** Lets a listener know of each commit with events on this node. It is called on the thread that commits, so it must be quick. */
    public void watch(Consumer<UUID> watcher) {
        watchers.add(watcher);
    }

    private Count count(UUID tenant) {
        return counts.computeIfAbsent(tenant, _ -> new Count());
    }

    /** Returns the number so far. Read it before you look for changes, so that no commit is missed between the look and the wait. */
    public long of(UUID tenant) {
        var count = count(tenant);
        count.lock.lock();
        try {
            return count.commits;
        } finally {
            count.lock.unlock();
        }
    }

    void add(UUID tenant) {
        watchers.forEach(watcher -> watcher.accept(tenant));
        var count = count(tenant);
        count.lock.lock();
        try {
            count.commits++;
            count.more.signalAll();
        } finally {
            count.lock.unlock();
        }
    }

    /** Waits until there are more commits than these, or for this time. Holds no connection. */
    public void await(UUID tenant, long seen, Duration most) {
        var count = count(tenant);
        long left = most.toNanos();
        count.lock.lock();
        try {
            while (count.commits <= seen && left > 0) left = count.more.awaitNanos(left);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            count.lock.unlock();
        }
    }
}
