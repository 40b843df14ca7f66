package io.perennial.platform.sql;

import io.perennial.platform.call.Call;
import io.perennial.platform.call.FieldClass;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL: a text block with named parameters, whose rows are read into a record with components named like the
 * columns. A table in braces, {@code {schema.table}}, means the tenant's rows of it.
 */
@ApplicationScoped
public class Sql {
    final Database database;
    private final Entities entities;
    final FieldClasses classes;

    @Inject
    Sql(Database database, Entities entities, FieldClasses classes) {
        this.database = database;
        this.entities = entities;
        this.classes = classes;
    }

    /**
     * Refuses a condition or an order on columns that are closed to the caller.
     *
     * @param rows the statement whose columns are {@code l.…} in the condition
     */
    public void requireOpen(String condition, String rows) {
        classes.requireOpen(condition, rows, Call.current().sight());
    }

    /** Returns the class of a column; plain if there is no such column. */
    public FieldClass classOf(String relation, String column) {
        return classes.of(relation, column);
    }

    public <R extends Record> List<R> list(Class<R> type, String text, Map<String, ?> values) {
        return list(type, text, values, entities::flush);
    }

    /**
     * Reads rows that no entity writes, without flushing entities first. A cache reads with it: in the middle of a write, a flush would give
     * an entity that is still being changed two versions for one change.
     */
    public <R extends Record> List<R> listWithoutFlush(Class<R> type, String text, Map<String, ?> values) {
        return list(type, text, values, () -> {});
    }

    private <R extends Record> List<R> list(Class<R> type, String text, Map<String, ?> values, Runnable first) {
        var statement = ready(text);
        return send(first, statement, values, prepared -> {
            try (var rows = prepared.executeQuery()) {
                return statement.read(type, rows);
            }
        });
    }

    /** Reads with one statement for many rows, which it takes like {@link #changeEach}. */
    public <R extends Record> List<R> listEach(Class<R> type, String text, List<? extends Map<String, ?>> rows) {
        return rows.isEmpty() ? List.of() : list(type, text, Column.arrays(rows));
    }

    public record Keyed<R extends Record>(R row, String key) {}

    /** Reads a page's rows, each with its sort key as text. */
    public <R extends Record> List<Keyed<R>> keyed(Class<R> type, String text, Map<String, ?> values) {
        var statement = ready(text);
        return run(statement, values, prepared -> {
            try (var rows = prepared.executeQuery()) {
                return statement.read(type, rows, row -> row.getString("sort_key"));
            }
        });
    }

    public <R extends Record> Optional<R> first(Class<R> type, String text, Map<String, ?> values) {
        return list(type, text, values).stream().findFirst();
    }

    /** Returns the first column of the first row as a number; for counts. */
    public long number(String text, Map<String, ?> values) {
        return run(ready(text), values, prepared -> {
            try (ResultSet rows = prepared.executeQuery()) {
                if (!rows.next()) throw new SQLException("The query for a number returned no row");
                return rows.getLong(1);
            }
        });
    }

    /** Writes, and returns the number of affected rows. */
    public int change(String text, Map<String, ?> values) {
        return run(ready(text), values, PreparedStatement::executeUpdate);
    }

    /**
     * Writes many rows with one statement, in which each name is an array of all rows' values:
     * {@code select o.tenant_id, r.id, r.value from {platform.owner} o cross join unnest(:id::uuid[], :value::numeric[]) r (id, value)}.
     */
    public int changeEach(String text, List<? extends Map<String, ?>> rows) {
        return rows.isEmpty() ? 0 : change(text, Column.arrays(rows));
    }

    /**
     * Adds rows that do not depend on entities, which it does not flush first. Fails if not all were added: a tenant without its row in
     * {@code platform.owner} would lose them silently.
     */
    public void addEach(String text, List<? extends Map<String, ?>> rows) {
        addEach(List.of(text), rows);
    }

    /** Adds rows to several tables with one statement each, which the driver sends together, so that they take one round trip. */
    public void addEach(List<String> texts, List<? extends Map<String, ?>> rows) {
        if (rows.isEmpty()) return;
        send(() -> {}, ready(String.join(";\n", texts)), Column.arrays(rows), prepared -> {
            prepared.execute();
            for (int at = 0; at < texts.size(); at++) {
                if (at > 0) prepared.getMoreResults();
                int added = prepared.getUpdateCount();
                if (added != rows.size()) throw new IllegalStateException("Added " + added + " rows instead of " + rows.size());
            }
            return rows;
        });
    }

    /** Runs the work at the end of this transaction, after its entities are written. */
    public void last(Runnable work) {
        database.last(work);
    }

    /** Lets the statements of this request take long from now on. */
    public void takeTime() {
        try {
            database.limit(TimeLimit.LONG_REQUEST);
        } catch (SQLException failure) {
            throw new StatementFailed(failure);
        }
    }

    /** Fails outside of a tenant's transaction, before it reads the caller's sight: there may be no call. */
    private Statement ready(String text) {
        database.requireTenant();
        return Statement.of(text, classes);
    }

    private interface Work<R> {
        R with(PreparedStatement prepared) throws SQLException;
    }

    private <R> R run(Statement statement, Map<String, ?> values, Work<R> work) {
        return send(entities::flush, statement, values, work);
    }

    private <R> R send(Runnable first, Statement statement, Map<String, ?> values, Work<R> work) {
        try {
            return database.use(connection -> {
                first.run();
                try (var prepared = connection.prepareStatement(statement.text())) {
                    statement.bind(prepared, values);
                    return work.with(prepared);
                }
            });
        } catch (SQLException failure) {
            throw new StatementFailed(failure);
        }
    }

    /** An error of the database. Its message is only logged, because it may show other data than the caller's. */
    public static final class StatementFailed extends RuntimeException {
        StatementFailed(SQLException cause) {
            super(withoutValues(cause));
        }

        /** Drops the message of a data exception, the only kind of error in which PostgreSQL's own sentence quotes the value. */
        private static SQLException withoutValues(SQLException refused) {
            if (!String.valueOf(refused.getSQLState()).startsWith("22")) return refused;
            var without = new SQLException("The database refused a value", refused.getSQLState());
            without.setStackTrace(refused.getStackTrace());
            return without;
        }

        public String state() {
            return ((SQLException) Objects.requireNonNull(getCause())).getSQLState();
        }
    }

    /** Returns a parameter for {@code = any(:name)}. */
    public static Object array(List<?> values) {
        return Column.array(new ArrayList<@Nullable Object>(values));
    }

    /** Returns a map of names and values, for more pairs than {@link Map#of} takes or for {@code null} values. */
    public static Map<String, @Nullable Object> values(@Nullable Object... namesAndValues) {
        var values = new java.util.HashMap<String, @Nullable Object>();
        var pairs = new ArrayList<>(java.util.Arrays.asList(namesAndValues)).iterator();
        while (pairs.hasNext()) values.put((String) pairs.next(), pairs.next());
        return values;
    }
}
