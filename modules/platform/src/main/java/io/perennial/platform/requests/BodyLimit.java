package io.perennial.platform.requests;

import io.perennial.kernel.Refusal;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.spec.ApiOperation;
import io.perennial.platform.spec.BodyBounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Limits the size of a request's body. Compressed bodies are measured after decompression, against zip bombs. */
@ApplicationScoped
public class BodyLimit {
    /** The maximum size of a JSON body in bytes, enough for 1,000 accounts or 10,000 points of usage. */
    public static final int JSON = BodyBounds.MOST.bytes();

    /** The maximum size in bytes of a body without a login. It may not be compressed either, so an unknown caller cannot fill the memory. */
    public static final int WITHOUT_LOGIN = 16 * 1024;

    /** A body is read in pieces, which are joined at the end. */
    private static final int COPIES = 2;

    private static final int PIECE = 16 * 1024;

    /** The memory of a value in a record or a tree. */
    private static final int BYTES_OF_A_NODE = 100;

    @Inject BodyMemory memory;
    @Inject HttpServletRequest request;

    /** Reads a JSON body within the bounds of the operation. */
    public byte[] json(InputStream stream, MultivaluedMap<String, String> headers) {
        var bounds = request.getAttribute(ApiOperation.class.getName()) instanceof ApiOperation operation
                ? operation.bounds() : BodyBounds.MOST;
        var body = read(stream, headers, bounds.bytes());
        memory.take((long) BYTES_OF_A_NODE * BodyShape.check(body, bounds).nodes(), request);
        return body;
    }

    /** Reads the body. A {@code Content-Length} above the maximum is refused without reading. */
    public byte[] read(InputStream stream, MultivaluedMap<String, String> headers, int maximum) {
        if (Call.isBound()) return readUpTo(maximum, stream, headers);
        if (encoding(headers) != null)
            throw RequestRefusal.UNSUPPORTED_MEDIA_TYPE.because("Without a login, send the body without Content-Encoding.");
        return readUpTo(Math.min(maximum, WITHOUT_LOGIN), stream, headers);
    }

    private byte[] readUpTo(int maximum, InputStream stream, MultivaluedMap<String, String> headers) {
        if (announced(headers.getFirst(HttpHeaders.CONTENT_LENGTH)) > maximum) throw tooLarge(maximum);
        try {
            var body = new Measured(unpacked(stream, encoding(headers))).readNBytes(maximum + 1);
            if (body.length <= maximum) return body;
            throw tooLarge(maximum);
        } catch (IOException broken) {
            throw RequestRefusal.MALFORMED_REQUEST.because("The body ends too early, or its encoding does not match its headers.");
        }
    }

    private static long announced(@Nullable String length) {
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }

    private static Refusal tooLarge(int maximum) {
        return RequestRefusal.TOO_LARGE.because(Wording.of("The body must have at most {max} bytes, uncompressed.").with("max", maximum));
    }

    private static @Nullable String encoding(MultivaluedMap<String, String> headers) {
        var encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        return encoding == null || encoding.equalsIgnoreCase("identity") ? null : encoding;
    }

    private static InputStream unpacked(InputStream stream, @Nullable String encoding) throws IOException {
        if (encoding == null) return stream;
        if (encoding.equalsIgnoreCase("gzip")) return new WholeGzip(stream);
        throw RequestRefusal.UNSUPPORTED_MEDIA_TYPE.because("Send the body without Content-Encoding, or with Content-Encoding: gzip.");
    }

    /** Takes the memory of what has arrived, so a slow body takes no more than it has sent. */
    private final class Measured extends FilterInputStream {
        Measured(InputStream stream) {
            super(stream);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int arrived = super.read(into, from, length);
            if (arrived > 0) memory.take((long) COPIES * arrived, request);
            return arrived;
        }

        /** Reads through {@link #read(byte[], int, int)}: the stream's own method would not be measured. */
        @Override
        public byte[] readNBytes(int length) throws IOException {
            var pieces = new ByteArrayOutputStream();
            var piece = new byte[PIECE];
            for (int got = 0; got >= 0 && pieces.size() < length; got = read(piece, 0, Math.min(PIECE, length - pieces.size())))
                pieces.write(piece, 0, got);
            return pieces.toByteArray();
        }
    }
}
