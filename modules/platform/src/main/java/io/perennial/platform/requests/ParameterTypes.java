package io.perennial.platform.requests;

import io.perennial.kernel.Id;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.json.IdType;
import io.perennial.platform.json.Texts;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Converts the typed parameters of paths, queries and headers. A malformed id in a path, or one of another kind, is answered like one
 * that does not exist: 404.
 */
@Provider
public class ParameterTypes implements ParamConverterProvider {
    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        if (Id.class.isAssignableFrom(type)) return (ParamConverter<T>) new Converter(text -> id(type, text));
        if (type == IfMatch.class) return (ParamConverter<T>) new Converter(IfMatch::new);
        return null;
    }

    private static Id id(Class<?> type, String text) {
        return IdType.of(type).parse(text).orElseThrow(NotFound::here);
    }

    private record Converter(Function<String, ?> parse) implements ParamConverter<Object> {
        @Override
        public Object fromString(String text) {
            return parse.apply(text);
        }

        @Override
        public String toString(Object value) {
            return value instanceof Id id ? id.text() : value.toString();
        }
    }

    static Function<String, ?> parser(Class<?> type) {
        if (Id.class.isAssignableFrom(type)) return text -> IdType.of(type).require(text);
        if (type.isEnum()) return text -> Texts.constant(type, text);
        if (type == LocalDate.class) return Texts::date;
        if (type == Instant.class) return Texts::instant;
        if (type == Currency.class) return Currency::getInstance;
        if (type == Boolean.class) return Texts::truth;
        if (type == Integer.class) return ParameterTypes::whole;
        if (type == String.class) return Texts::kept;
        throw new IllegalArgumentException("No parameter is a " + type);
    }

    private static Integer whole(String text) {
        if (!text.matches("-?[0-9]{1,9}")) throw new IllegalArgumentException("must be a whole number");
        return Integer.valueOf(text);
    }
}
