package io.perennial.platform.sql;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The only access to the tenants' rows: a data source that takes part in the container's transaction. */
@ApplicationScoped
class Database {
    private static final String LAST = Database.class.getName() + ".last";

    @Resource(lookup = "jdbc/perennial") DataSource source;
    @Resource TransactionSynchronizationRegistry transaction;
    @Inject Pulse pulse;

    interface Use<R> {
        R of(Connection connection) throws SQLException;
    }

    /** Uses the transaction's connection, which entities use too. It is taken from the pool once, because that is expensive. */
    <R> R use(Use<R> use) throws SQLException {
        requireTenant();
        return use.of((Connection) transaction.getResource(Database.class));
    }

    /** Fails outside of a transaction that {@link Tenancy} has begun: a tenant's data may not be touched there. */
    void requireTenant() {
        if (!isHeld()) throw new IllegalStateException("Not in a transaction of a tenant");
    }

    /** Holds a connection that is aborted if the database becomes silent. */
    Connection holdForRequest() throws SQLException {
        var connection = hold();
        transaction.putResource(Pulse.class, pulse.watch(connection));
        return connection;
    }

    Connection hold() throws SQLException {
        var connection = source.getConnection();
        transaction.putResource(Database.class, connection);
        return connection;
    }

    /** Runs the work at the end of this transaction, after its other work and after its entities are written. */
    void last(Runnable work) {
        lastOfAll().add(work);
    }

    void finish() {
        lastOfAll().forEach(Runnable::run);
    }

    @SuppressWarnings("unchecked")
    private List<Runnable> lastOfAll() {
        var works = (List<Runnable>) transaction.getResource(LAST);
        if (works == null) transaction.putResource(LAST, works = new ArrayList<>());
        return works;
    }

    /** Sets the time of this transaction's statements from now on. */
    void limit(TimeLimit limit) throws SQLException {
        limit.set((Connection) transaction.getResource(Database.class));
    }

    void release(Connection held) throws SQLException {
        if (transaction.getResource(Pulse.class) instanceof Pulse.Waiting use) pulse.forget(use);
        transaction.putResource(Database.class, null);
        held.close();
    }

    /**
     * Reads the catalogue of tenants, which belongs to no tenant: on the connection of a tenant's transaction if there is one, else on its
     * own. Threads that hold one connection and wait for a second could exhaust the pool and deadlock.
     */
    <R> R anywhere(Use<R> use) throws SQLException {
        if (isHeld()) return use(use);
        try (var connection = source.getConnection()) {
            var waiting = pulse.watch(connection);
            try {
                return use.of(connection);
            } finally {
                pulse.forget(waiting);
            }
        }
    }

    /** Returns true in a transaction of a tenant. */
    boolean isHeld() {
        return transaction.getTransactionStatus() != Status.STATUS_NO_TRANSACTION && transaction.getResource(Database.class) != null;
    }
}
