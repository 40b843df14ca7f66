package io.perennial.app.container;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Inspects the pool of the tenants' connections, as the next user would find each of them. */
@ApplicationScoped
class Pool {
    private static final int SIZE = Integer.parseInt(System.getenv("PERENNIAL_DB_POOL"));
    private static final String READ = "select count(*) from leaves.leaf";

    /** It is not shareable, because outside a transaction the container would return one connection over and over. */
    @Resource(lookup = "jdbc/perennial", shareable = false) DataSource source;

    /**
     * An idle connection in the pool.
     *
     * @param tenant the tenant that is set in the session; empty for none
     * @param reads true if a tenant's rows can be read on it
     */
    record Idle(int backend, String tenant, boolean reads) {
        boolean isNobodys() {
            return tenant.isEmpty() && !reads;
        }
    }

    private interface Use<R> {
        R of(Connection connection) throws SQLException;
    }

    /** Returns all connections. */
    List<Idle> all() {
        return each(Pool::look);
    }

    /** Plants the fault that the tests look for: a tenant that stays set after its transaction. */
    void plant(UUID tenant) {
        each(connection -> set(connection, tenant.toString()));
    }

    void heal() {
        each(connection -> set(connection, ""));
    }

    /** Takes all connections at once, so that none is used twice. */
    private <R> List<R> each(Use<R> use) {
        var taken = new ArrayList<Connection>();
        try {
            while (taken.size() < SIZE) taken.add(source.getConnection());
            var results = new ArrayList<R>();
            for (var connection : taken) results.add(use.of(connection));
            return results;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        } finally {
            taken.forEach(Pool::giveBack);
        }
    }

    private static boolean set(Connection connection, String tenant) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.execute("set app.tenant = '" + tenant + "'");
        }
    }

    private static Idle look(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_backend_pid(), coalesce(current_setting('app.tenant', true), '')")) {
            rows.next();
            return new Idle(rows.getInt(1), rows.getString(2), reads(connection));
        }
    }

    private static boolean reads(Connection connection) {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(READ)) {
            return rows.next();
        } catch (SQLException refused) {
            return false;
        }
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
