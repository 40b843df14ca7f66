package io.perennial.platform.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Protects closed fields a second time, for views that are made from entities: a {@link Classified} field is written as null if its
 * class is closed to the caller, and {@code redacted} names it.
 */
final class ClosedFields extends SimpleModule {
    ClosedFields() {
        setSerializerModifier(new BeanSerializerModifier() {
            @Override
            public List<BeanPropertyWriter> changeProperties(SerializationConfig config, BeanDescription type,
                    List<BeanPropertyWriter> fields) {
                var classified = fields.stream().filter(field -> field.getAnnotation(Classified.class) != null).toList();
                var byRow = MaskedByRow.class.isAssignableFrom(type.getBeanClass());
                if (classified.isEmpty() && !byRow) return fields;
                var changed = new ArrayList<BeanPropertyWriter>();
                for (var field : fields) changed.add(classified.contains(field) ? new Closable(field) : field);
                changed.add(new Redacted(byRow ? fields : classified));
                return changed;
            }
        });
    }

    /** Refuses a body that sets a closed field, in itself or in a part of it. An omitted list is empty, so an empty list is allowed. */
    static <T> T checked(T body) {
        if (Call.isBound() && !Call.current().sight().closed().isEmpty()) check(body);
        return body;
    }

    private static void check(@Nullable Object body) {
        if (body instanceof Collection<?> parts) parts.forEach(ClosedFields::check);
        if (!(body instanceof Record)) return;
        for (var component : body.getClass().getRecordComponents()) {
            var given = value(body, component);
            var classified = component.getAnnotation(Classified.class);
            if (classified == null || !classified.value().isClosed()) check(given);
            else if (given != null && !given.equals(List.of())) throw refused(classified, component.getName());
        }
    }

    /** Refuses a patch that sets or removes a closed field. */
    static void check(ObjectNode patch, Class<? extends Record> type) {
        for (var component : type.getRecordComponents()) {
            var classified = component.getAnnotation(Classified.class);
            if (classified != null && classified.value().isClosed() && patch.has(component.getName()))
                throw refused(classified, component.getName());
        }
    }

    private static Refusal refused(Classified classified, String field) {
        return classified.value().refused(Wording.of("Your roles do not open {class}, so they cannot write {field}").with("field", field));
    }

    private static @Nullable Object value(Object body, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(body);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException("A record that cannot be read: " + body.getClass(), unreadable);
        }
    }

    private static FieldClass classOf(BeanPropertyWriter field) {
        return field.getAnnotation(Classified.class).value();
    }

    private static final class Closable extends BeanPropertyWriter {
        Closable(BeanPropertyWriter field) {
            super(field);
        }

        @Override
        public void serializeAsField(Object bean, JsonGenerator json, SerializerProvider provider) throws Exception {
            if (!classOf(this).isClosed()) super.serializeAsField(bean, json, provider);
            else if (Collection.class.isAssignableFrom(getType().getRawClass()) && !_suppressNulls) writeEmptyList(json);
            else if (!_suppressNulls) json.writeNullField(getName());
        }

        /** A list stays a list: programs that read it expect one. */
        private void writeEmptyList(JsonGenerator json) throws IOException {
            json.writeArrayFieldStart(getName());
            json.writeEndArray();
        }
    }

    /** Returns true for a value that stands in the place of a closed one. */
    private static boolean isEmpty(@Nullable Object value) {
        return value == null || value.equals("[closed]") || value instanceof Collection<?> list && list.isEmpty();
    }

    private static final class Redacted extends BeanPropertyWriter {
        private final List<BeanPropertyWriter> fields;

        Redacted(List<BeanPropertyWriter> fields) {
            super(fields.getFirst(), new PropertyName("redacted"));
            this.fields = fields;
        }

        @Override
        public void serializeAsField(Object bean, JsonGenerator json, SerializerProvider provider) throws Exception {
            var closed = new ArrayList<BeanPropertyWriter>();
            var masked = bean instanceof MaskedByRow row && row.masked() != null ? row.masked() : List.<String>of();
            for (var field : fields) if (isClosed(field, bean, masked)) closed.add(field);
            if (closed.isEmpty()) return;
            json.writeArrayFieldStart("redacted");
            for (var field : closed) json.writeString("/" + field.getName());
            json.writeEndArray();
        }

        /** A field that is derived from another record has its class, and is closed if it shows nothing: there it may be open. */
        private static boolean isClosed(BeanPropertyWriter field, Object bean, List<String> masked) throws Exception {
            if (masked.contains(Texts.snake(field.getName()))) return true;
            if (field.getAnnotation(Classified.class) == null) return false;
            return classOf(field).isClosed() || masked.contains(classOf(field).name()) && isEmpty(field.get(bean));
        }
    }
}
