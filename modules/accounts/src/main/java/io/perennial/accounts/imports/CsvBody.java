package io.perennial.accounts.imports;

import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.requests.BodyLimit;
import io.perennial.platform.requests.Fingerprint;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.Charset;

/** Reads an uploaded CSV file. It checks the size before it reads the file and keeps the fingerprint for idempotency. */
@Provider
@ApplicationScoped
@Consumes(CsvBody.TEXT_CSV)
public class CsvBody implements MessageBodyReader<CsvUpload> {
    static final String TEXT_CSV = "text/csv";

    @Inject HttpServletRequest request;
    @Inject BodyLimit bodies;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == CsvUpload.class;
    }

    @Override
    public CsvUpload readFrom(
            Class<CsvUpload> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream stream) {
        var charset = charset(media.getParameters().getOrDefault("charset", "UTF-8"));
        var body = bodies.read(stream, headers, CsvUpload.MAXIMUM_BYTES);
        Fingerprint.remember(request, body);
        return new CsvUpload(body, charset);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw RequestRefusal.UNSUPPORTED_MEDIA_TYPE.because("Unknown charset.");
        }
    }
}
