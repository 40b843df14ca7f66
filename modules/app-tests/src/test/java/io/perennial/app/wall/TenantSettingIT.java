package io.perennial.app.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perennial.platform.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.PooledConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** Tests that the tenant setting ends with its transaction, however that ends: the next user of the connection has no tenant. */
class TenantSettingIT {
    private static final String INSIDE = "select count(*) from accounts.account";

    private final TestDatabase database = TestDatabase.shared();
    private final String tenant = database.tenant("passing").toString();
    private PooledConnection pooled;

    /** Imitates a server's pool: one database session, lent to one user after another. */
    @BeforeEach
    void pool() throws SQLException {
        var source = new PGConnectionPoolDataSource();
        source.setUrl(database.url());
        source.setUser("perennial_app");
        pooled = source.getPooledConnection();
    }

    @AfterEach
    void close() throws SQLException {
        pooled.close();
    }

    private interface Use {
        void of(Connection connection, Statement statement) throws SQLException;
    }

    private void lend(Use use) throws SQLException {
        try (var connection = pooled.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local app.tenant = '" + tenant + "'");
            statement.executeQuery(INSIDE);
            use.of(connection, statement);
        }
    }

    private void assertNextIsNobody() throws SQLException {
        try (var connection = pooled.getConnection();
                var statement = connection.createStatement()) {
            var rows = statement.executeQuery("select coalesce(current_setting('app.tenant', true), '')");
            rows.next();
            assertEquals("", rows.getString(1));
            assertThrows(SQLException.class, () -> statement.executeQuery(INSIDE));
        }
    }

    @Test
    void after_a_commit() throws SQLException {
        lend((connection, statement) -> connection.commit());
        assertNextIsNobody();
    }

    @Test
    void after_a_rollback() throws SQLException {
        lend((connection, statement) -> connection.rollback());
        assertNextIsNobody();
    }

    @Test
    void after_a_rollback_to_a_savepoint_and_a_commit() throws SQLException {
        lend((connection, statement) -> {
            var before = connection.setSavepoint();
            statement.execute("set local app.tenant = '" + database.tenant("other") + "'");
            connection.rollback(before);
            connection.commit();
        });
        assertNextIsNobody();
    }

    @Test
    void when_the_user_just_closes() throws SQLException {
        lend((connection, statement) -> {});
        assertNextIsNobody();
    }

    @Test
    void after_an_error_that_nobody_handled() throws SQLException {
        lend((connection, statement) -> assertThrows(SQLException.class, () -> statement.execute("select 1/0")));
        assertNextIsNobody();
    }

    @Test
    void after_a_statement_that_took_too_long() throws SQLException {
        lend((connection, statement) -> {
            statement.execute("set local statement_timeout = '20ms'");
            assertEquals("57014", assertThrows(SQLException.class, () -> statement.execute("select pg_sleep(5)")).getSQLState());
        });
        assertNextIsNobody();
    }

    @Test
    void after_a_statement_that_was_cancelled() throws SQLException {
        lend((connection, statement) -> {
            statement.setQueryTimeout(1);
            assertThrows(SQLException.class, () -> statement.execute("select pg_sleep(5)"));
        });
        assertNextIsNobody();
    }

    /** Tests a killed session: it is not used again, and the pool's next session has no tenant. */
    @Test
    void with_the_session_that_was_killed() throws SQLException {
        lend((connection, statement) -> {
            kill(connection);
            assertThrows(SQLException.class, () -> statement.executeQuery(INSIDE));
        });
        assertFalse(isUsable());
        pool();
        assertNextIsNobody();
    }

    private boolean isUsable() throws SQLException {
        try (var connection = pooled.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException broken) {
            return false;
        }
    }

    private void kill(Connection connection) throws SQLException {
        var session = connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
        try (var superuser = database.superuserDataSource().getConnection()) {
            AppRole.column(superuser, "select pg_terminate_backend(" + session + ", 5000)");
        }
    }

    /** Proves that the tests above detect the fault: a plain SET outlives its transaction. */
    @Test
    void a_tenant_that_is_set_for_the_session_would_be_noticed() throws SQLException {
        lend((connection, statement) -> {
            statement.execute("set app.tenant = '" + tenant + "'");
            connection.commit();
        });
        assertThrows(AssertionError.class, this::assertNextIsNobody);
    }
}
