package io.perennial.platform.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLState;

/**
 * Hands out a closed connection again, as a server does. A new one begins with empty caches, and plans each statement anew for several times
 * what the statement itself costs.
 */
final class KeptConnections extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;
    private final transient PGConnectionPoolDataSource source;
    private final transient Deque<PooledConnection> idle = new ConcurrentLinkedDeque<>();

    KeptConnections(PGConnectionPoolDataSource source) {
        this.source = source;
    }

    @Override
    public Connection getConnection() throws SQLException {
        for (var kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
            var fresh = fresh(kept);
            if (fresh.isPresent()) return fresh.get();
        }
        return opened().getConnection();
    }

    /** Returns nothing for one that cannot be used again; the server ends its session, if there still is one, with the connection. */
    private static Optional<Connection> fresh(PooledConnection kept) throws SQLException {
        try {
            var connection = kept.getConnection();
            if (isFresh(connection)) return Optional.of(connection);
        } catch (SQLException killed) {
            if (!PSQLState.isConnectionError(killed.getSQLState())) throw killed;
            return Optional.empty();
        }
        kept.close();
        return Optional.empty();
    }

    /** Returns false for one that a test left in a transaction, or whose session was killed. */
    private static boolean isFresh(Connection connection) throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.IDLE && connection.isValid(1);
    }

    private PooledConnection opened() throws SQLException {
        var opened = source.getPooledConnection();
        opened.addConnectionEventListener(new ConnectionEventListener() {
            @Override
            public void connectionClosed(ConnectionEvent event) {
                idle.addFirst(opened);
            }

            @Override
            public void connectionErrorOccurred(ConnectionEvent event) {
                idle.remove(opened);
            }
        });
        return opened;
    }
}
