package io.perennial.platform.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import io.perennial.kernel.Id;
import io.perennial.kernel.Money;
import io.perennial.kernel.Wording;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The types of the API in JSON. Each is read from one kind of token only: {@code "3"} is not a number, and 3 is not a text. */
final class JsonTypes extends SimpleModule {
    JsonTypes() {
        setDeserializers(new Families());
        readAll();
        writeAll();
    }

    private void readAll() {
        reads(String.class, text -> text);
        reads(Instant.class, Texts::instant);
        reads(LocalDate.class, Texts::date);
        reads(LocalDateTime.class, Texts::localTime);
        reads(Period.class, Texts::period);
        reads(ZoneId.class, Texts::zone);
        reads(Locale.class, Texts::locale);
        reads(Currency.class, Currency::getInstance);
        reads(BigDecimal.class, Texts::decimal);
        readsWhole(Integer.class, null, JsonParser::getIntValue);
        readsWhole(int.class, 0, JsonParser::getIntValue);
        readsWhole(Long.class, null, JsonParser::getLongValue);
        readsWhole(long.class, 0L, JsonParser::getLongValue);
        addDeserializer(Boolean.class, new Truth(Boolean.class, null));
        addDeserializer(boolean.class, new Truth(boolean.class, false));
        addDeserializer(Double.class, new Real());
        addDeserializer(Number.class, new AnyNumber());
    }

    private void writeAll() {
        writesAsText(Id.class, Id::text);
        writesAsText(Instant.class, Instant::toString);
        writesAsText(LocalDate.class, LocalDate::toString);
        writesAsText(LocalDateTime.class, LocalDateTime::toString);
        writesAsText(Period.class, Period::toString);
        writesAsText(ZoneId.class, ZoneId::getId);
        writesAsText(Locale.class, Locale::toLanguageTag);
        writesAsText(Currency.class, Currency::getCurrencyCode);
        writesAsText(BigDecimal.class, BigDecimal::toPlainString);
        writesAsText(Enum.class, constant -> constant.name().toLowerCase(Locale.ROOT));
        addSerializer(Money.class, new Amount());
    }

    private <T> void reads(Class<T> type, Function<String, T> parse) {
        addDeserializer(type, new Scalar<>(
                type, null, JsonToken.VALUE_STRING, Expected.of(type), parser -> parse.apply(Texts.kept(parser.getText()))));
    }

    private <T> void readsWhole(Class<T> type, @Nullable T absent, Reading<T> reading) {
        addDeserializer(type, new Scalar<>(type, absent, JsonToken.VALUE_NUMBER_INT, Expected.of(Integer.class), reading));
    }

    private <T> void writesAsText(Class<T> type, Function<T, String> text) {
        addSerializer(type, new Text<>(type, text));
    }

    private interface Reading<T> {
        T from(JsonParser parser) throws IOException;
    }

    /** Reads a value from one kind of token. Returns {@code absent} for a missing value or a wrong token. */
    private abstract static class Strict<T> extends StdScalarDeserializer<T> {
        private final transient @Nullable T absent;

        Strict(Class<?> type, @Nullable T absent) {
            super(type);
            this.absent = absent;
        }

        @Override
        public @Nullable T getNullValue(DeserializationContext context) {
            return absent;
        }

        @Nullable
        T wrongToken(JsonParser parser, DeserializationContext context, Wording expected) throws IOException {
            return wrong(parser, context, "type", expected);
        }

        @Nullable
        T outOfRange(JsonParser parser, DeserializationContext context) throws IOException {
            return wrong(parser, context, "range", Wording.of("must be a number in the allowed range"));
        }

        /** Reports the error to {@link ReadErrors} and continues to read. A stored document is refused. */
        @Nullable
        T wrong(JsonParser parser, DeserializationContext context, String code, Wording reason) throws IOException {
            if (!(context.getAttribute(ReadErrors.class) instanceof ReadErrors errors))
                return context.reportInputMismatch(_valueClass, reason.english());
            errors.note(parser, code, reason);
            parser.skipChildren();
            return absent;
        }
    }

    /** Parses one token of the right kind. */
    private static final class Scalar<T> extends Strict<T> {
        private final JsonToken token;
        private final transient Wording expected;
        private final transient Reading<T> reading;

        Scalar(Class<?> type, @Nullable T absent, JsonToken token, Wording expected, Reading<T> reading) {
            super(type, absent);
            this.token = token;
            this.expected = expected;
            this.reading = reading;
        }

        @Override
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != token) return wrongToken(parser, context, expected);
            try {
                return reading.from(parser);
            } catch (InputCoercionException tooLarge) {
                return outOfRange(parser, context);
            } catch (RuntimeException notOne) {
                return wrong(parser, context, Expected.code(expected), Unreadable.reason(notOne, expected));
            }
        }
    }

    private static final class Truth extends Strict<Boolean> {
        Truth(Class<Boolean> type, @Nullable Boolean absent) {
            super(type, absent);
        }

        @Override
        public @Nullable Boolean deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return switch (parser.currentToken()) {
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                default -> wrongToken(parser, context, Expected.of(Boolean.class));
            };
        }
    }

    private static final class Real extends Strict<Double> {
        Real() {
            super(Double.class, null);
        }

        @Override
        public @Nullable Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isNumeric()) return wrongToken(parser, context, Expected.of(Double.class));
            var value = parser.getDoubleValue();
            return Double.isFinite(value) ? (Double) value : outOfRange(parser, context);
        }
    }

    /** Reads a number for a field that declares no specific type. */
    private static final class AnyNumber extends Strict<Number> {
        AnyNumber() {
            super(Number.class, null);
        }

        @Override
        public @Nullable Number deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var value = parser.getNumberValue();
            return Double.isFinite(value.doubleValue()) ? value : outOfRange(parser, context);
        }
    }

    private static final class Text<T> extends StdScalarSerializer<T> {
        private final transient Function<T, String> text;

        Text(Class<T> type, Function<T, String> text) {
            super(type);
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(text.apply(value));
        }
    }

    private static final class Amount extends JsonSerializer<Money> {
        @Override
        public void serialize(Money value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeStartObject(value);
            generator.writeStringField("amount", value.amount().toPlainString());
            generator.writeStringField("currency", value.currency().getCurrencyCode());
            generator.writeEndObject();
        }
    }

    /** Finds readers for families of types: enums, read from their lower-case names, and typed ids, read by their prefix. */
    private static final class Families extends SimpleDeserializers {
        @Override
        public @Nullable JsonDeserializer<?> findEnumDeserializer(
                Class<?> type, DeserializationConfig config, BeanDescription description) {
            return scalar(type, text -> Texts.constant(type, text));
        }

        @Override
        public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description)
                throws com.fasterxml.jackson.databind.JsonMappingException {
            if (!Id.class.isAssignableFrom(type.getRawClass()) || type.isInterface())
                return super.findBeanDeserializer(type, config, description);
            return scalar(type.getRawClass(), IdType.of(type.getRawClass())::require);
        }

        @SuppressWarnings("unchecked")
        private static <T> JsonDeserializer<T> scalar(Class<?> type, Function<String, ?> parse) {
            return new Scalar<>(
                    type,
                    null,
                    JsonToken.VALUE_STRING,
                    Expected.of(type),
                    parser -> (T) parse.apply(Texts.kept(parser.getText())));
        }
    }
}
