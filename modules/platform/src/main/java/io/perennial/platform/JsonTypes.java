package io.perennial.platform;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The types of the API in JSON: each from exactly one kind of token, so that {@code "3"} is no number and 3 no text. */
final class JsonTypes extends SimpleModule {
    JsonTypes() {
        setDeserializers(new Families());
        reads(String.class, "text", text -> text);
        reads(Instant.class, "an instant such as 2026-03-01T09:00:00Z", Texts::instant);
        reads(LocalDate.class, "a date such as 2026-03-01", Texts::date);
        reads(Period.class, "a period such as P12M", Texts::period);
        reads(ZoneId.class, "a time zone such as Europe/Berlin", Texts::zone);
        reads(Locale.class, "a language tag such as zh-Hans", Texts::locale);
        reads(Currency.class, "a currency such as EUR", Currency::getInstance);
        reads(BigDecimal.class, "a decimal number as text, such as \"12.50\"", Texts::decimal);
        reads(Integer.class, JsonToken.VALUE_NUMBER_INT, "a whole number", JsonParser::getIntValue);
        reads(Long.class, JsonToken.VALUE_NUMBER_INT, "a whole number", JsonParser::getLongValue);
        addDeserializer(Boolean.class, new Truth());
        addDeserializer(Double.class, new Number());
        writesAsText(Id.class, Id::text);
        writesAsText(Instant.class, Instant::toString);
        writesAsText(LocalDate.class, LocalDate::toString);
        writesAsText(Period.class, Period::toString);
        writesAsText(ZoneId.class, ZoneId::getId);
        writesAsText(Locale.class, Locale::toLanguageTag);
        writesAsText(Currency.class, Currency::getCurrencyCode);
        writesAsText(BigDecimal.class, BigDecimal::toPlainString);
        writesAsText(Enum.class, constant -> constant.name().toLowerCase(Locale.ROOT));
        addSerializer(Money.class, new Amount());
    }

    private <T> void reads(Class<T> type, String expected, Function<String, T> parse) {
        reads(type, JsonToken.VALUE_STRING, expected, parser -> parse.apply(Texts.kept(parser.getText())));
    }

    private <T> void reads(Class<T> type, JsonToken token, String expected, Reading<T> reading) {
        addDeserializer(type, new Scalar<>(type, token, expected, reading));
    }

    private <T> void writesAsText(Class<T> type, Function<T, String> text) {
        addSerializer(type, new Text<>(type, text));
    }

    private interface Reading<T> {
        T from(JsonParser parser) throws IOException;
    }

    /** One token of the right kind, parsed; anything else is noted by {@link ReadErrors}. */
    private static final class Scalar<T> extends StdScalarDeserializer<T> {
        private final JsonToken token;
        private final String expected;
        private final transient Reading<T> reading;

        Scalar(Class<T> type, JsonToken token, String expected, Reading<T> reading) {
            super(type);
            this.token = token;
            this.expected = "Expected " + expected;
            this.reading = reading;
        }

        @Override
        @SuppressWarnings("unchecked")
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != token)
                return (T) context.handleUnexpectedToken(_valueClass, parser.currentToken(), parser, expected);
            try {
                return reading.from(parser);
            } catch (RuntimeException | com.fasterxml.jackson.core.exc.InputCoercionException notOne) {
                return (T) context.handleWeirdStringValue(_valueClass, parser.getText(), Texts.reason(notOne, expected));
            }
        }
    }

    private static final class Truth extends StdScalarDeserializer<Boolean> {
        Truth() {
            super(Boolean.class);
        }

        @Override
        public @Nullable Boolean deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return switch (parser.currentToken()) {
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                default -> (Boolean) context.handleUnexpectedToken(
                        Boolean.class, parser.currentToken(), parser, "Expected true or false");
            };
        }
    }

    private static final class Number extends StdScalarDeserializer<Double> {
        Number() {
            super(Double.class);
        }

        @Override
        public @Nullable Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isNumeric())
                return (Double) context.handleUnexpectedToken(
                        Double.class, parser.currentToken(), parser, "Expected a number");
            var value = parser.getDoubleValue();
            return Double.isFinite(value)
                    ? (Double) value
                    : (Double) context.handleWeirdNumberValue(Double.class, value, "Expected a smaller number");
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

    /** Enums by their lower-case names and typed ids by their prefix: families of types, so found by kind. */
    private static final class Families extends SimpleDeserializers {
        @Override
        public @Nullable JsonDeserializer<?> findEnumDeserializer(
                Class<?> type, DeserializationConfig config, BeanDescription description) {
            var expected = "one of " + Texts.names(type);
            return scalar(type, expected, text -> Texts.constant(type, text));
        }

        @Override
        public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description)
                throws com.fasterxml.jackson.databind.JsonMappingException {
            if (!Id.class.isAssignableFrom(type.getRawClass()) || type.isInterface())
                return super.findBeanDeserializer(type, config, description);
            var id = IdType.of(type.getRawClass());
            return scalar(type.getRawClass(), "an id such as " + id.prefix() + "_…", id::require);
        }

        @SuppressWarnings("unchecked")
        private static <T> JsonDeserializer<T> scalar(Class<?> type, String expected, Function<String, ?> parse) {
            return new Scalar<>(
                    (Class<T>) type,
                    JsonToken.VALUE_STRING,
                    expected,
                    parser -> (T) parse.apply(Texts.kept(parser.getText())));
        }
    }
}
