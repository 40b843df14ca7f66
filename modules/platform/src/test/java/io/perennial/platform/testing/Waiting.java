package io.perennial.platform.testing;

import java.sql.SQLException;

/** Watches who waits for a lock of another transaction, for tests of two at once. */
public final class Waiting {
    private static final long LONGEST = 10_000_000_000L;
    private static final String WAITS =
            "select exists (select from pg_stat_activity where usename = 'perennial_app' and wait_event_type = 'Lock')";

    private Waiting() {}

    /** Returns when a transaction waits for another one; fails if none does. */
    public static void untilSomeoneWaits() {
        var deadline = System.nanoTime() + LONGEST;
        while (!someoneWaits()) {
            if (System.nanoTime() > deadline) throw new AssertionError("The second transaction was to wait for the first");
            Thread.onSpinWait();
        }
    }

    private static boolean someoneWaits() {
        try (var connection = TestDatabase.shared().superuserDataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(WAITS)) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
