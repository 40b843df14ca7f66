package io.perennial.platform.sql;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The one way to the tenants' rows: a data source that takes part in the container's transaction. */
@ApplicationScoped
class Database {
    private static final String LAST = Database.class.getName() + ".last";

    @Resource(lookup = "jdbc/perennial") DataSource source;
    @Resource TransactionSynchronizationRegistry transaction;

    interface Use<R> {
        R of(Connection connection) throws SQLException;
    }

    /** The transaction's connection, the same that the entities use. Taken from the pool once, since that is not cheap. */
    <R> R use(Use<R> use) throws SQLException {
        requireTenant();
        return use.of((Connection) transaction.getResource(Database.class));
    }

    /** Nothing of a tenant's may be touched outside of a transaction that {@link Tenancy} has entered. */
    void requireTenant() {
        if (!isHeld()) throw new IllegalStateException("Not in a transaction of a tenant");
    }

    Connection hold() throws SQLException {
        var connection = source.getConnection();
        transaction.putResource(Database.class, connection);
        return connection;
    }

    /** Has the work done when this transaction's own is done and its entities are written. */
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

    void release(Connection held) throws SQLException {
        transaction.putResource(Database.class, null);
        held.close();
    }

    /**
     * For the catalogue of tenants, which is nobody's: within a transaction on its connection, else on one of its own. Who holds
     * one and waits for a second can bring the whole pool to a stop.
     */
    <R> R anywhere(Use<R> use) throws SQLException {
        if (isHeld()) return use(use);
        try (var connection = source.getConnection()) {
            return use.of(connection);
        }
    }

    /** Whether this is the transaction of a tenant. */
    boolean isHeld() {
        return transaction.getTransactionStatus() != Status.STATUS_NO_TRANSACTION && transaction.getResource(Database.class) != null;
    }

    /** For tests: a connection of its own for each use. */
    static Database on(DataSource source) {
        var database = new Database() {
            @Override
            void requireTenant() {}

            @Override
            <R> R use(Use<R> use) throws SQLException {
                try (var connection = source.getConnection()) {
                    return use.of(connection);
                }
            }

            @Override
            <R> R anywhere(Use<R> use) throws SQLException {
                return use(use);
            }
        };
        database.source = source;
        return database;
    }
}
