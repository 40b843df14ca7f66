package io.perennial.api;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for something that a job does soon after a request, by asking again and again. */
public final class Awaited {
    /** Longer than the few seconds that it takes, because the machine may be busy. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private Awaited() {}

    public static <T> T until(Supplier<T> asked, Predicate<T> enough) {
        var end = System.nanoTime() + PATIENCE;
        var answer = asked.get();
        while (!enough.test(answer)) {
            if (System.nanoTime() > end) throw new AssertionError("It does not come; the last answer was " + answer);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            answer = asked.get();
        }
        return answer;
    }
}
