package io.perennial.api;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Sends requests at once, each in a thread of its own. On two cores, the common pool has one thread, and a second request could wait for the first. */
public final class AtOnce {
    private static final Executor ALONE = Thread::startVirtualThread;

    private AtOnce() {}

    /** Begins a call, and returns what it will answer. */
    public static <T> CompletableFuture<T> begin(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, ALONE);
    }
}
