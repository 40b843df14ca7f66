package io.perennial.identity.tenants;

import io.perennial.platform.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Queries the database, each time as the application does, within one tenant. */
record Walled(TestDatabase database) {
    UUID id(String tenant) throws SQLException {
        return UUID.fromString(catalogue("select id from platform.tenant where name = '" + tenant + "'"));
    }

    /** Returns the first column of the first row, as the application sees it. */
    String ask(String tenant, String sql) throws SQLException {
        try (var connection = enter(database.appDataSource(), tenant)) {
            return first(connection, sql);
        }
    }

    String catalogue(String sql) throws SQLException {
        try (var connection = database.superuserDataSource().getConnection()) {
            return first(connection, sql);
        }
    }

    void run(DataSource as, String tenant, String sql) throws SQLException {
        try (var connection = enter(as, tenant)) {
            connection.createStatement().execute(sql);
            connection.commit();
        }
    }

    private Connection enter(DataSource as, String tenant) throws SQLException {
        var connection = as.getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute("set local app.tenant = '" + id(tenant) + "'");
        return connection;
    }

    private static String first(Connection connection, String sql) throws SQLException {
        var rows = connection.createStatement().executeQuery(sql);
        rows.next();
        return rows.getString(1);
    }
}
