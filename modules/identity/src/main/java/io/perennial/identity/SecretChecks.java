package io.perennial.identity;

import io.perennial.kernel.Wording;
import io.perennial.platform.call.RequestRefusal;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Checks secrets on threads of their own, because each check takes a tenth of a second of one core. However many logins arrive, they take
 * no more cores than these threads. A login that would wait behind too many others, or behind too many of its own source, is refused.
 */
final class SecretChecks implements AutoCloseable {
    static final int WAITING = 24;
    static final int OF_ONE_SOURCE = 8;

    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private final ConcurrentMap<String, Integer> bySource = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads;

    SecretChecks(int threads) {
        this.threads = new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().daemon().name("secret-check-", 0).factory());
    }

    /** Waits for the result of a check. */
    boolean run(String source, Callable<Boolean> check) {
        if (bySource.merge(source, 1, Integer::sum) > OF_ONE_SOURCE) {
            leave(source);
            throw LoginRefusal.TOO_MANY_ATTEMPTS.until(A_MOMENT,
                    Wording.of("Too many logins from your address at once. Try again in 2 seconds."));
        }
        try {
            return threads.submit(check).get();
        } catch (RejectedExecutionException full) {
            throw RequestRefusal.OVERLOADED.until(A_MOMENT, Wording.of("Too many logins at once. Try again in 2 seconds."));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw RequestRefusal.OVERLOADED.until(A_MOMENT, Wording.of("The server is stopping. Try again in 2 seconds."));
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A secret cannot be checked", failed.getCause());
        } finally {
            leave(source);
        }
    }

    private void leave(String source) {
        bySource.computeIfPresent(source, (_, count) -> count == 1 ? null : count - 1);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
