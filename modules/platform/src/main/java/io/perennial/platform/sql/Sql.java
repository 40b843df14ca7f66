package io.perennial.platform.sql;

import io.perennial.platform.call.Call;
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
 * SQL as a first-class language: a text block with named parameters, read into a record whose components are named
 * like its columns. Tables are written {@code {schema.table}} and mean the tenant's rows of it.
 */
@ApplicationScoped
public class Sql {
    @Inject Database database;
    @Inject Entities entities;
    @Inject FieldClasses classes;

    /** For tests, on a connection whose transaction has named its tenant. */
    public static Sql on(javax.sql.DataSource source) {
        var sql = new Sql();
        sql.database = Database.on(source);
        sql.classes = FieldClasses.on(sql.database);
        sql.entities = new Entities() {
            @Override
            public void flush() {}
        };
        return sql;
    }

    /** Refuses a condition or an order on columns {@code l.…} that are closed to the caller. */
    public void requireOpen(String condition) {
        classes.requireOpen(condition, Call.current().sight().closed());
    }

    public <R extends Record> List<R> list(Class<R> type, String text, Map<String, ?> values) {
        var statement = ready(text);
        return run(statement, values, prepared -> {
            try (var rows = prepared.executeQuery()) {
                return statement.read(type, rows);
            }
        });
    }

    /** What a statement that takes many rows, as {@link #changeEach} has them, says of them. */
    public <R extends Record> List<R> listEach(Class<R> type, String text, List<? extends Map<String, ?>> rows) {
        return rows.isEmpty() ? List.of() : list(type, text, Column.arrays(rows));
    }

    public record Keyed<R extends Record>(R row, String key) {}

    /** A page's rows, each with its sort key as text. */
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

    /** The first column of the first row as a number; for counts. */
    public long number(String text, Map<String, ?> values) {
        return run(ready(text), values, prepared -> {
            try (ResultSet rows = prepared.executeQuery()) {
                if (!rows.next()) throw new SQLException("The query for a number returned no row");
                return rows.getLong(1);
            }
        });
    }

    /** Writes, and says how many rows it touched. */
    public int change(String text, Map<String, ?> values) {
        return run(ready(text), values, PreparedStatement::executeUpdate);
    }

    /**
     * One statement for many rows, in which a name stands for all that they call so:
     * {@code select :tenant, r.id, r.value from unnest(:id::uuid[], :value::numeric[]) r (id, value)}.
     */
    public int changeEach(String text, List<? extends Map<String, ?>> rows) {
        return rows.isEmpty() ? 0 : change(text, Column.arrays(rows));
    }

    /** The same for rows that are not about entities, so that these need not be looked through once more for changes. */
    public void addEach(String text, List<? extends Map<String, ?>> rows) {
        if (!rows.isEmpty()) send(() -> {}, ready(text), Column.arrays(rows), PreparedStatement::executeUpdate);
    }

    /** Has the work done as the last thing of this transaction, when its entities are written. */
    public void last(Runnable work) {
        database.last(work);
    }

    /** Refuses work outside of a tenant's transaction before it asks what the caller may see: there may be no call. */
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

    /** The database's refusal; its words stay in the log, because they may show what is not the caller's. */
    public static final class StatementFailed extends RuntimeException {
        StatementFailed(SQLException cause) {
            super(cause);
        }

        public String state() {
            return ((SQLException) Objects.requireNonNull(getCause())).getSQLState();
        }
    }

    /** Values by name, for maps that need more than {@link Map#of} takes or hold a {@code null}. */
    public static Map<String, @Nullable Object> values(@Nullable Object... namesAndValues) {
        var values = new java.util.HashMap<String, @Nullable Object>();
        var pairs = new ArrayList<>(java.util.Arrays.asList(namesAndValues)).iterator();
        while (pairs.hasNext()) values.put((String) pairs.next(), pairs.next());
        return values;
    }
}
