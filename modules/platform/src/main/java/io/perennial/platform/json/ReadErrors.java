package io.perennial.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.util.TokenBufferReadContext;
import io.perennial.kernel.Invalid.FieldError;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects errors and continues to read, so that a caller gets all of them in one answer. */
final class ReadErrors extends DeserializationProblemHandler {
    /** The maximum number of errors: enough to see a pattern in a large body, and a limit for a hostile one. */
    static final int MAXIMUM = 100;

    private final List<FieldError> errors;

    ReadErrors(List<FieldError> errors) {
        this.errors = errors;
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context, JsonParser parser, JsonDeserializer<?> deserializer, Object bean, String name)
            throws IOException {
        note(parser, "unknown_field", "is not a known field");
        parser.skipChildren();
        return true;
    }

    @Override
    public @Nullable Object handleWeirdStringValue(
            DeserializationContext context, Class<?> type, String value, String message) {
        note(context.getParser(), "format", message);
        return null;
    }

    @Override
    public @Nullable Object handleWeirdNumberValue(
            DeserializationContext context, Class<?> type, Number value, String message) {
        note(context.getParser(), "range", message);
        return null;
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String message)
            throws IOException {
        note(parser, "type", message != null && message.startsWith("must be") ? message : "must be " + shape(type));
        parser.skipChildren();
        return null;
    }

    @Override
    public @Nullable Object handleMissingInstantiator(
            DeserializationContext context, Class<?> type, ValueInstantiator instantiator, JsonParser parser, String message)
            throws IOException {
        note(parser, "type", "must be " + shape(context.constructType(type)));
        parser.skipChildren();
        return null;
    }

    private static String shape(JavaType type) {
        if (type.isCollectionLikeType() || type.isArrayType()) return "an array";
        return type.isMapLikeType() || type.isRecordType() ? "an object" : "of another type";
    }

    private void note(JsonParser parser, String code, String detail) {
        if (errors.size() < MAXIMUM) errors.add(new FieldError(pointer(parser), code, detail));
    }

    /** Returns the pointer. Jackson handles unknown fields at the end of their object, in a buffer that adds a step without a name. */
    private static String pointer(JsonParser parser) {
        var pointer = parser.getParsingContext().pathAsPointer().toString();
        return parser.getParsingContext() instanceof TokenBufferReadContext ? pointer.replaceFirst("//(?=[^/]*$)", "/") : pointer;
    }

    /** Returns a name as a step of a JSON pointer. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
