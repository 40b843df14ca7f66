package io.perennial.app.wall;

import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.postgresql.PGConnection;

/** Runs statements in the application's role, each in a transaction of one tenant on its own connection. */
record AppRole(DataSource source, List<String> first) {
    AppRole(DataSource source, UUID tenant) {
        this(source, List.of("begin", "set local app.tenant = '" + tenant + "'"));
    }

    /** Returns a role whose connection never had a tenant. */
    static AppRole ofNobody(DataSource source) {
        return new AppRole(source, List.of("begin"));
    }

    /** Returns a role whose connection had a tenant in its last transaction. */
    static AppRole ofNobodyAnyMore(DataSource source) {
        return new AppRole(source, List.of("begin", "set local app.tenant = '" + UUID.randomUUID() + "'", "commit", "begin"));
    }

    private interface Work<R> {
        R on(Connection connection) throws SQLException;
    }

    private <R> R run(Work<R> work) throws SQLException {
        try (var connection = source.getConnection()) {
            for (var sql : first) execute(connection, sql);
            var result = work.on(connection);
            execute(connection, "commit");
            return result;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns the number of changed rows. */
    int change(String sql) throws SQLException {
        return run(connection -> connection.createStatement().executeUpdate(sql));
    }

    /** Returns the first column of the first row. */
    @Nullable
    String ask(String sql) throws SQLException {
        return run(connection -> column(connection, sql).getFirst());
    }

    /** Returns the first column of the first row of each, all in one transaction. */
    List<String> askEach(List<String> statements) throws SQLException {
        return run(connection -> {
            var answers = new ArrayList<String>();
            for (var sql : statements) answers.add(column(connection, sql).getFirst());
            return answers;
        });
    }

    /** Returns the statements that the database does not refuse, each in a transaction of its own on one connection. */
    List<String> allowed(List<String> statements) throws SQLException {
        var allowed = new ArrayList<String>();
        try (var connection = source.getConnection()) {
            for (var sql : statements) {
                for (var each : first) execute(connection, each);
                if (succeeds(connection, sql)) allowed.add(sql);
                execute(connection, "rollback");
            }
        }
        return allowed;
    }

    private static boolean succeeds(Connection connection, String sql) {
        try {
            execute(connection, sql);
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    static List<String> column(Connection connection, String sql) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) values.add(rows.getString(1));
            return values;
        }
    }

    /** Returns the SQLSTATE with which the database refuses the statement. */
    String refused(String sql) {
        var refusal = Assertions.assertThrows(SQLException.class, () -> run(connection -> {
            execute(connection, sql);
            return sql;
        }), sql);
        return refusal.getSQLState();
    }

    String copied(String sql) throws SQLException {
        return run(connection -> {
            var copied = new StringWriter();
            try {
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, copied);
            } catch (IOException e) {
                throw new SQLException(e);
            }
            return copied.toString();
        });
    }
}
