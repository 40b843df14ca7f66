package io.perennial.platform.json;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Map;

/**
 * Converts an entity's attribute to and from jsonb. EclipseLink reads a converter's types from the interface that it
 * declares itself, and passes the driver's own object for a jsonb column. So each converter implements {@link AttributeConverter}
 * directly and shares only these two steps.
 */
public final class Stored {
    private Stored() {}

    public static String document(Object value) {
        return Json.forDatabase(value);
    }

    @SuppressWarnings("unchecked")
    public static <T> T value(Object document, TypeReference<T> type) {
        return (T) Json.fromDatabase(document.toString(), type.getType());
    }

    /** Stores a list of texts. */
    @Converter
    public static class Texts implements AttributeConverter<List<String>, Object> {
        @Override
        public String convertToDatabaseColumn(List<String> value) {
            return document(value);
        }

        @Override
        public List<String> convertToEntityAttribute(Object document) {
            return value(document, new TypeReference<>() {});
        }
    }

    /** Stores custom fields of a tenant by name. */
    @Converter
    public static class Fields implements AttributeConverter<Map<String, Object>, Object> {
        @Override
        public String convertToDatabaseColumn(Map<String, Object> value) {
            return document(value);
        }

        @Override
        public Map<String, Object> convertToEntityAttribute(Object document) {
            return value(document, new TypeReference<>() {});
        }
    }
}
