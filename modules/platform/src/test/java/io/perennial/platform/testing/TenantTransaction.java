package io.perennial.platform.testing;

import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.TestSql;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** One transaction of one tenant, as on a server. If it is closed without a commit, it is rolled back. */
public final class TenantTransaction implements AutoCloseable {
    private final Connection connection;
    private final UUID tenant;
    private final Sql sql;

    private TenantTransaction(Connection connection, UUID tenant) {
        this.connection = connection;
        this.tenant = tenant;
        this.sql = TestSql.on(shared(connection));
    }

    public static TenantTransaction begin(TestDatabase database, UUID tenant) {
        try {
            var connection = database.appDataSource().getConnection();
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set local app.tenant = '" + tenant + "'");
            }
            return new TenantTransaction(connection, tenant);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Runs the work in a new transaction and commits it, unless the work fails. */
    public static <R> R in(TestDatabase database, UUID tenant, Work<R> work) {
        try (var transaction = begin(database, tenant)) {
            var result = transaction.run(() -> work.with(transaction.sql()));
            transaction.commit();
            return result;
        }
    }

    public interface Work<R> {
        R with(Sql sql);
    }

    public Sql sql() {
        return sql;
    }

    public <R> R run(Supplier<R> work) {
        return Call.of("test", tenant).run(work::get);
    }

    public void commit() {
        try {
            connection.commit();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Returns a data source that always returns this connection, whose {@code close} does nothing. */
    private static DataSource shared(Connection connection) {
        var kept = (Connection) Proxy.newProxyInstance(
                TenantTransaction.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) return null;
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
        return new PGSimpleDataSource() {
            @Override
            public Connection getConnection() {
                return kept;
            }
        };
    }
}
