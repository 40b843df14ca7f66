package io.perennial.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.spec.ApiOperation.Lane;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The places of one lane. A request takes one of its client's, then one of its tenant's, then one of all, each in the order of arrival.
 * So a tenant with many requests waits for itself: the queue for the places of all never has more of its requests than it has places.
 */
final class Places {
    /** The requests of a client or a tenant that may wait. Each occupies a thread of the server, but no memory of a body. */
    static final int QUEUE = 48;

    /** The requests of all tenants that may wait. The server has this many threads more than it needs for its work. */
    private static final int ALL_WAITING = 192;

    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Wording CROWDED = Wording.of("The server has too many requests of this kind at once. Try again in a second.");

    /** @param all the requests of all tenants that are worked on at once */
    record Sizes(int all, int tenant, int client) {
        /**
         * Returns the sizes for a lane. One tenant gets half of the cores for lists and a quarter for bulk work, at least one, because each
         * such request keeps a core busy, in the server or in the database.
         *
         * @param slots two per core
         */
        static Sizes of(Lane lane, int slots) {
            int cores = Math.max(1, slots / 2);
            return switch (lane) {
                case QUICK -> new Sizes(2 * slots, slots, cores);
                case LIST -> new Sizes(slots, Math.max(1, cores / 2), Math.max(1, cores / 2));
                case BULK -> new Sizes(cores, Math.max(1, cores / 4), Math.max(1, cores / 4));
                case LOGIN -> new Sizes(2 * slots, slots, slots);
            };
        }
    }

    private final Sizes sizes;
    private final Duration patience;
    private final Semaphore all;
    private final Semaphore waiting = new Semaphore(ALL_WAITING);
    /** Keeps places only while a request has or awaits one; unused ones are all free, so nothing is lost. */
    private final Cache<UUID, Semaphore> tenants = Caffeine.newBuilder().weakValues().build();
    private final Cache<String, Semaphore> clients = Caffeine.newBuilder().weakValues().build();

    /** @param patience how long a request waits at most */
    Places(Sizes sizes, Duration patience) {
        this.sizes = sizes;
        this.patience = patience;
        this.all = new Semaphore(sizes.all(), true);
    }

    /** Waits for a place and returns what frees it. */
    Runnable enter(UUID tenant, String client) {
        if (!waiting.tryAcquire()) throw RequestRefusal.OVERLOADED.until(A_MOMENT, CROWDED);
        try {
            return waitFor(tenant, client);
        } finally {
            waiting.release();
        }
    }

    private Runnable waitFor(UUID tenant, String client) {
        var taken = new ArrayDeque<Semaphore>(3);
        var until = System.nanoTime() + patience.toNanos();
        boolean entered = false;
        try {
            take(clients.get(client, _ -> new Semaphore(sizes.client(), true)), until, taken, RequestRefusal.TOO_MANY_REQUESTS,
                    Wording.of("You have too many requests of this kind at once. Try again in a second."));
            take(tenants.get(tenant, _ -> new Semaphore(sizes.tenant(), true)), until, taken, RequestRefusal.TOO_MANY_REQUESTS,
                    Wording.of("Your organisation has too many requests of this kind at once. Try again in a second."));
            take(all, until, taken, RequestRefusal.OVERLOADED, CROWDED);
            entered = true;
            return () -> taken.forEach(Semaphore::release);
        } finally {
            if (!entered) taken.forEach(Semaphore::release);
        }
    }

    private static void take(Semaphore places, long until, Deque<Semaphore> taken, RequestRefusal otherwise, Wording detail) {
        if (!isFree(places, until)) throw otherwise.until(A_MOMENT, detail);
        taken.push(places);
    }

    private static boolean isFree(Semaphore places, long until) {
        if (places.getQueueLength() >= QUEUE) return false;
        try {
            return places.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
