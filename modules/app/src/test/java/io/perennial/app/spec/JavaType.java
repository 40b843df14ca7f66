package io.perennial.app.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.kernel.Id;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The form of a Java type in JSON. */
enum JavaType {
    TEXT,
    CODE,
    DATE,
    INSTANT,
    DECIMAL,
    WHOLE,
    NUMBER,
    TRUTH,
    CHOICE,
    ID,
    LIST,
    OBJECT,
    RECORD,
    ANYTHING;

    private static final Set<Class<?>> CODES =
            Set.of(LocalDateTime.class, Period.class, ZoneId.class, Locale.class, Currency.class, URI.class);
    private static final Set<Class<?>> WHOLES = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Class<?>> NUMBERS = Set.of(double.class, Double.class);

    static JavaType of(Class<?> type) {
        if (type == String.class) return TEXT;
        if (CODES.contains(type)) return CODE;
        if (type == LocalDate.class) return DATE;
        if (type == Instant.class) return INSTANT;
        if (type == BigDecimal.class) return DECIMAL;
        if (WHOLES.contains(type)) return WHOLE;
        if (NUMBERS.contains(type)) return NUMBER;
        if (type == boolean.class || type == Boolean.class) return TRUTH;
        if (type.isEnum()) return CHOICE;
        if (Id.class.isAssignableFrom(type)) return ID;
        if (Collection.class.isAssignableFrom(type)) return LIST;
        if (Map.class.isAssignableFrom(type)) return OBJECT;
        return type.isRecord() ? RECORD : ANYTHING;
    }

    /** @param property the node as written, perhaps a reference; {@code schema} is its target */
    Optional<String> difference(JsonNode property, JsonNode schema, Class<?> java) {
        var type = schema.path("type").asText();
        var format = schema.path("format").asText();
        var same =
                switch (this) {
                    case TEXT ->
                        type.equals("string")
                                && !Set.of("date", "date-time", "decimal").contains(format);
                    case CODE -> type.equals("string") && Set.of("", "uri").contains(format);
                    case DATE -> type.equals("string") && format.equals("date");
                    case INSTANT -> type.equals("string") && format.equals("date-time");
                    case DECIMAL -> type.equals("string") && format.equals("decimal");
                    case WHOLE -> type.equals("integer") && fits(schema, java);
                    case NUMBER -> type.equals("number");
                    case TRUTH -> type.equals("boolean");
                    case CHOICE -> type.equals("string") && names(java).equals(values(schema));
                    case ID ->
                        type.equals("string") && schema.path("pattern").asText().startsWith("^" + prefix(java) + "_");
                    case LIST -> type.equals("array");
                    case OBJECT -> type.equals("object") && schema.has("additionalProperties");
                    case RECORD ->
                        type.equals("object")
                                && (!property.has("$ref")
                                        || property.path("$ref").asText().endsWith("/" + java.getSimpleName()));
                    case ANYTHING -> true;
                };
        return same
                ? Optional.empty()
                : Optional.of(
                        "is " + this + " (" + java.getSimpleName() + ") in the record, but specified as " + property);
    }

    /** Returns true if the type can hold the maximum; a schema without a maximum needs a long. */
    private static boolean fits(JsonNode schema, Class<?> java) {
        var narrow = java == int.class || java == Integer.class;
        return !narrow || schema.has("maximum") && schema.path("maximum").canConvertToInt();
    }

    private static List<String> names(Class<?> constants) {
        return Stream.of(constants.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    private static List<String> values(JsonNode schema) {
        var values = schema.has("enum") ? schema.path("enum") : schema.path("x-open-enum");
        return values.valueStream()
                .filter(value -> !value.isNull())
                .map(JsonNode::asText)
                .sorted()
                .toList();
    }

    private static String prefix(Class<?> id) {
        try {
            var constructor = id.getDeclaredConstructor(UUID.class);
            constructor.setAccessible(true);
            return ((Id) constructor.newInstance(new UUID(0, 0))).prefix();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(id + " is no record of one UUID", e);
        }
    }
}
