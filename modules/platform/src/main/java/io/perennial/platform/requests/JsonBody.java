package io.perennial.platform.requests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.json.Json;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.json.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads and writes JSON bodies. Limits the size of a request's body, and stores its fingerprint. */
@Provider
@ApplicationScoped
@Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public class JsonBody implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    @Inject Json json;
    @Inject BodyLimit bodies;
    @Inject HttpServletRequest request;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return Record.class.isAssignableFrom(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream stream)
            throws IOException {
        if (!media.getParameters().getOrDefault("charset", "utf-8").equalsIgnoreCase("utf-8"))
            throw RequestRefusal.UNSUPPORTED_MEDIA_TYPE.because("JSON must be in UTF-8.");
        var body = bodies.json(stream, headers);
        Fingerprint.remember(request, body);
        try {
            if (type.equals((Class<?>) MergePatch.class)) return new MergePatch(json.read(body, ObjectNode.class));
            if (type.equals((Class<?>) Statement.class)) return new Statement(json.read(body, ObjectNode.class));
            return json.read(body, type);
        } catch (JsonProcessingException notJson) {
            throw RequestRefusal.MALFORMED_JSON.because(where(notJson));
        }
    }

    /** Returns the place of the error in our words, because a parser's message may quote the body. */
    private static Wording where(JsonProcessingException broken) {
        if (broken instanceof com.fasterxml.jackson.core.exc.StreamConstraintsException)
            return Wording.of("The body is nested too deeply, has too many values, or contains a name, number or text that is too long.");
        var at = broken.getLocation();
        if (at == null) return Wording.of("The body is not a JSON document.");
        return Wording.of("The body is not a JSON document. See line {line}, column {column}.")
                .with("line", at.getLineNr())
                .with("column", at.getColumnNr());
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return Record.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream stream)
            throws IOException {
        stream.write(json.write(value));
    }
}
