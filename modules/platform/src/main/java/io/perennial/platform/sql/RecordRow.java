package io.perennial.platform.sql;

import io.perennial.platform.json.Texts;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a row as a record. Each component needs a column with its name in snake case. */
final class RecordRow<R extends Record> {
    private final MethodHandle constructor;
    private final int[] columns;
    private final Column.Reader[] readers;

    private RecordRow(MethodHandle constructor, int[] columns, Column.Reader[] readers) {
        this.constructor = constructor;
        this.columns = columns;
        this.readers = readers;
    }

    static <R extends Record> RecordRow<R> of(Class<R> type, ResultSetMetaData result) throws SQLException {
        var components = type.getRecordComponents();
        var found = columns(result);
        var columns = new int[components.length];
        var readers = new Column.Reader[components.length];
        for (int at = 0; at < components.length; at++) {
            var name = Texts.snake(components[at].getName());
            var column = found.get(name);
            if (column == null) throw new SQLException("No column " + name + " for " + type.getSimpleName());
            columns[at] = column;
            readers[at] = Column.reader(components[at].getGenericType());
        }
        return new RecordRow<>(constructor(type, components), columns, readers);
    }

    private static Map<String, Integer> columns(ResultSetMetaData result) throws SQLException {
        var found = new HashMap<String, Integer>();
        for (int at = 1; at <= result.getColumnCount(); at++) found.putIfAbsent(result.getColumnLabel(at), at);
        return found;
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var declared = type.getDeclaredConstructor(types);
            declared.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(declared)
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException cannotBuild) {
            throw new IllegalStateException("The record has no constructor: " + type, cannotBuild);
        }
    }

    @SuppressWarnings("unchecked")
    R read(ResultSet row) throws SQLException {
        var values = new @Nullable Object[columns.length];
        for (int at = 0; at < values.length; at++) values[at] = readers[at].read(row, columns[at]);
        try {
            return (R) (Object) constructor.invokeExact(values);
        } catch (RuntimeException | Error refused) {
            throw refused;
        } catch (Throwable refused) {
            throw new SQLException("The record refuses the row", refused);
        }
    }
}
