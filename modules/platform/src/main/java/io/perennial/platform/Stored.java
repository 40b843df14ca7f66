package io.perennial.platform;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Map;

/** An entity's attribute that is kept as a jsonb document. */
public abstract class Stored<T> implements AttributeConverter<T, String> {
    private final TypeReference<T> type;

    protected Stored(TypeReference<T> type) {
        this.type = type;
    }

    @Override
    public String convertToDatabaseColumn(T value) {
        return Json.forDatabase(value);
    }

    @Override
    @SuppressWarnings("unchecked")
    public T convertToEntityAttribute(String document) {
        return (T) Json.fromDatabase(document, type.getType());
    }

    /** A list of texts. */
    @Converter
    public static class Texts extends Stored<List<String>> {
        public Texts() {
            super(new TypeReference<>() {});
        }
    }

    /** Fields of a tenant's own, by name. */
    @Converter
    public static class Fields extends Stored<Map<String, Object>> {
        public Fields() {
            super(new TypeReference<>() {});
        }
    }
}
