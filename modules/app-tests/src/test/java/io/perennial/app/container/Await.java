package io.perennial.app.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for a value that another thread produces a moment later. */
final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Await() {}

    static <T extends @Nullable Object> void equal(T expected, Supplier<T> actual) throws InterruptedException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!Objects.equals(expected, actual.get()) && System.nanoTime() < until) Thread.sleep(20);
        assertEquals(expected, actual.get());
    }
}
