package io.perennial.platform.sql;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * More time for the statements of a transaction. Each transaction begins with the limits of a request ({@code server.xml}), after which
 * the database ends a statement or a wait for a lock. {@link Pulse} ends what waits for a database that is silent.
 */
enum TimeLimit {
    /** For a request that computes much, such as a back-test. It waits no longer for locks than others. */
    LONG_REQUEST("set local statement_timeout = '30s'"),

    /** For work without a caller who waits. */
    WORK("set local statement_timeout = '30s'; set local lock_timeout = '30s'");

    private final String limits;

    TimeLimit(String limits) {
        this.limits = limits;
    }

    void set(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(limits);
        }
    }
}
