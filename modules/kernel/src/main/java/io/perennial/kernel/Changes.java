package io.perennial.kernel;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields that differ between two states of the same record, each with its value before and after. */
public record Changes(Map<String, Change> fields) {
    /** One field's value before and after; {@code null} where there was none. */
    public record Change(@Nullable Object before, @Nullable Object after) {}

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            var components = type.getRecordComponents();
            for (var component : components) component.getAccessor().setAccessible(true);
            return components;
        }
    };

    public Changes {
        fields = Collections.unmodifiableMap(fields);
    }

    public static Changes none() {
        return new Changes(Map.of());
    }

    /** Returns every field of a new record that has a value. */
    public static Changes to(Record after) {
        return compare(null, after);
    }

    public static <R extends Record> Changes between(R before, R after) {
        return compare(before, after);
    }

    private static Changes compare(@Nullable Record before, Record after) {
        var fields = new LinkedHashMap<String, Change>();
        for (var component : COMPONENTS.get(after.getClass())) {
            var from = before == null ? null : value(component, before);
            var to = value(component, after);
            if (!Objects.equals(from, to)) fields.put(component.getName(), new Change(from, to));
        }
        return new Changes(fields);
    }

    private static @Nullable Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException cannotRead) {
            throw new IllegalStateException("Cannot read a component of the record: " + component, cannotRead);
        }
    }

    /** Returns the instant that a field has now; null if the field did not change or has none. */
    public @Nullable Instant instant(String field) {
        return fields.get(field) instanceof Change(var _, Instant after) ? after : null;
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }
}
