package io.perennial.platform.events;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;

/** Runs tasks in the order in which they come, and only some at once. A task that waits holds no thread. */
final class Turns {
    private final Executor executor;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int free;

    Turns(Executor executor, int most) {
        this.executor = executor;
        free = most;
    }

    void take(Runnable task) {
        if (isFree(task)) run(task);
    }

    /** Returns true if the task has its turn; otherwise it waits. */
    private synchronized boolean isFree(Runnable task) {
        if (free == 0) return !waiting.add(task);
        free--;
        return true;
    }

    private void run(Runnable task) {
        executor.execute(() -> {
            try {
                task.run();
            } finally {
                end();
            }
        });
    }

    private void end() {
        next().ifPresent(this::run);
    }

    private synchronized Optional<Runnable> next() {
        if (waiting.isEmpty()) free++;
        return Optional.ofNullable(waiting.poll());
    }
}
