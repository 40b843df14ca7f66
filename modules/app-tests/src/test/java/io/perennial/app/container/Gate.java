package io.perennial.app.container;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Blocks a listener or a job for as long as a test wants. */
final class Gate {
    private final ReentrantLock shut = new ReentrantLock();

    void pass() {
        try {
            if (!shut.tryLock(30, TimeUnit.SECONDS)) throw new IllegalStateException("It was never opened again");
            shut.unlock();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    interface Work {
        void run() throws Exception;
    }

    void whileShut(Work work) throws Exception {
        shut.lock();
        try {
            work.run();
        } finally {
            shut.unlock();
        }
    }
}
