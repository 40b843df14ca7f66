package io.perennial.app.container;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Reads and writes the rows of all tenants, without row-level security. */
@ApplicationScoped
class Superuser {
    @Resource(lookup = "jdbc/superuser") DataSource source;

    private interface Use<R> {
        R of(PreparedStatement statement) throws SQLException;
    }

    private <R> R use(String sql, Object[] values, Use<R> use) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) statement.setObject(at + 1, values[at]);
            return use.of(statement);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Runs the work while another session has locked the table. */
    <R> R whileLocked(String table, Supplier<R> work) {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("lock table " + table);
                return work.get();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    void run(String sql, Object... values) {
        use(sql, values, PreparedStatement::executeUpdate);
    }

    /** Returns the first column of each row, as text. */
    List<String> ask(String sql, Object... values) {
        return use(sql, values, statement -> column(statement.executeQuery()));
    }

    private static List<String> column(ResultSet rows) throws SQLException {
        try (rows) {
            var values = new ArrayList<String>();
            while (rows.next()) values.add(rows.getString(1));
            return values;
        }
    }
}
