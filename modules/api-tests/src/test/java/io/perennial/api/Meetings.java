package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Lets two requests meet: a locked table holds both before they commit, so neither can have seen the result of the other. */
record Meetings(OwnDatabase behind) {
    record Met(Answer first, Answer second) {}

    /** @param table that both requests write as late as possible, and no job writes */
    Met meet(String table, Supplier<Answer> first, Supplier<Answer> second) throws Exception {
        return meet(table, "share", first, second);
    }

    /** @param mode {@code share} stops both requests where they write the table, {@code access exclusive} where they read it */
    Met meet(String table, String mode, Supplier<Answer> first, Supplier<Answer> second) throws Exception {
        CompletableFuture<Answer> one;
        CompletableFuture<Answer> other;
        try (var connection = behind.connect()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table " + table + " in " + mode + " mode");
            one = AtOnce.begin(first);
            awaitWaiting(1);
            other = AtOnce.begin(second);
            awaitWaiting(2);
            connection.rollback();
        }
        return new Met(one.get(30, TimeUnit.SECONDS), other.get(30, TimeUnit.SECONDS));
    }

    /**
     * Repeats a meeting if a request was refused because it had waited too long for the other one, as on a machine that stops for seconds.
     * A deadlock is refused in the same way, and happens each time.
     */
    Met undisturbed(Callable<Met> meeting) throws Exception {
        for (int left = 2; left > 0; left--) {
            var met = meeting.call();
            if (met.first().status() != 503 && met.second().status() != 503) return met;
        }
        return meeting.call();
    }

    void awaitWaiting(int requests) throws SQLException {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (Integer.parseInt(behind.ask("select count(*) from pg_locks where not granted").getFirst()) < requests) {
            assertTrue(System.nanoTime() < until, "The request was to wait");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
