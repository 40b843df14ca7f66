package io.perennial.launcher;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;

/**
 * Closes everything that was opened, once and in reverse order. If a stop comes during a start, it waits for the current opening and
 * closes that too; nothing more can be opened after it.
 */
final class Closing implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final PrintStream out;
    private boolean closed;

    Closing(PrintStream out) {
        this.out = out;
    }

    synchronized <T extends AutoCloseable> T open(Callable<T> opening) throws Exception {
        if (closed) {
            throw new CannotStart("Perennial was stopped during the start.");
        }
        var result = opening.call();
        opened.push(result);
        return result;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Closes everything, even if something fails to close. */
    @Override
    public synchronized void close() {
        closed = true;
        var stopped = !opened.isEmpty();
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                out.println("Some processes could not be stopped: " + e);
            }
        }
        if (stopped) {
            out.println("Perennial has stopped.");
        }
    }
}
