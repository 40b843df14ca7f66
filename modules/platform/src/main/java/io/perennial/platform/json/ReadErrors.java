package io.perennial.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.util.TokenBufferReadContext;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Wording;
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

    /** Returns the same reader, which reports its errors here. */
    ObjectReader reading(ObjectReader reader) {
        return reader.withHandler(this).withAttribute(ReadErrors.class, this);
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context, JsonParser parser, JsonDeserializer<?> deserializer, Object bean, String name)
            throws IOException {
        note(named(pointer(parser), name), "unknown_field", Wording.of("is not a known field"));
        parser.skipChildren();
        return true;
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String message)
            throws IOException {
        note(parser, "type", shape(type));
        parser.skipChildren();
        return null;
    }

    @Override
    public @Nullable Object handleMissingInstantiator(
            DeserializationContext context, Class<?> type, ValueInstantiator instantiator, JsonParser parser, String message)
            throws IOException {
        note(parser, "type", shape(context.constructType(type)));
        parser.skipChildren();
        return null;
    }

    private static Wording shape(JavaType type) {
        if (type.isCollectionLikeType() || type.isArrayType()) return Wording.of("must be an array").with("type", "array");
        if (type.isMapLikeType() || type.isRecordType()) return Wording.of("must be an object").with("type", "object");
        return Wording.of("must be of another type");
    }

    void note(JsonParser parser, String code, Wording wording) {
        note(pointer(parser), code, wording);
    }

    private void note(String pointer, String code, Wording wording) {
        if (errors.size() < MAXIMUM) errors.add(new FieldError(pointer, code, wording));
    }

    /** Returns the pointer of an unknown field. A buffer that began at an array has an index where the field's name should be. */
    private static String named(String pointer, String name) {
        var step = "/" + escaped(name);
        return pointer.endsWith(step) ? pointer : pointer.substring(0, Math.max(0, pointer.lastIndexOf('/'))) + step;
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
