package io.perennial.app.container;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The pool that tenants' connections come from, as whoever uses it next would find it. */
@ApplicationScoped
class Pool {
    private static final int SIZE = Integer.parseInt(System.getenv("PERENNIAL_DB_POOL"));
    private static final String READ = "select count(*) from leaves.leaf";

    /** Not shareable: outside of a transaction the container would lend one connection over and over. */
    @Resource(lookup = "jdbc/perennial", shareable = false) DataSource source;

    /**
     * A connection as it lies in the pool.
     *
     * @param tenant what the session says it is, empty for nobody
     * @param reads whether a tenant's rows can be read on it
     */
    record Idle(int backend, String tenant, boolean reads) {
        boolean isNobodys() {
            return tenant.isEmpty() && !reads;
        }
    }

    private interface Use<R> {
        R of(Connection connection) throws SQLException;
    }

    /** Every connection there is. */
    List<Idle> all() {
        return each(Pool::look);
    }

    /** The fault that all looks are for: a tenant that stays when its user has gone. */
    void plant(UUID tenant) {
        each(connection -> set(connection, tenant.toString()));
    }

    void heal() {
        each(connection -> set(connection, ""));
    }

    /** All are taken at once, so that none is used twice. */
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
