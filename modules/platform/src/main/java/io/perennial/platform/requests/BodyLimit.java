package io.perennial.platform.requests;

import io.perennial.kernel.Refusal;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.RequestRefusal;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Limits the size of a request's body. Compressed bodies are measured after decompression, against zip bombs. */
public final class BodyLimit {
    /** The maximum size of a JSON body in bytes, enough for 1,000 accounts or 10,000 points of usage. */
    public static final int JSON = 8 * 1024 * 1024;

    /** The maximum size in bytes of a body without a login. It may not be compressed either, so an unknown caller cannot fill the memory. */
    public static final int WITHOUT_LOGIN = 16 * 1024;

    private BodyLimit() {}

    /** Reads the body. A {@code Content-Length} above the maximum is refused without reading. */
    public static byte[] read(InputStream stream, MultivaluedMap<String, String> headers, int maximum) {
        if (Call.isBound()) return readUpTo(maximum, stream, headers);
        if (encoding(headers) != null)
            throw RequestRefusal.UNSUPPORTED_MEDIA_TYPE.because("Without a login, send the body without Content-Encoding.");
        return readUpTo(Math.min(maximum, WITHOUT_LOGIN), stream, headers);
    }

    private static byte[] readUpTo(int maximum, InputStream stream, MultivaluedMap<String, String> headers) {
        if (announced(headers.getFirst(HttpHeaders.CONTENT_LENGTH)) > maximum) throw tooLarge(maximum);
        try {
            var body = unpacked(stream, encoding(headers)).readNBytes(maximum + 1);
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
        if (encoding.equalsIgnoreCase("gzip")) return new GZIPInputStream(stream);
        throw RequestRefusal.UNSUPPORTED_MEDIA_TYPE.because("Send the body without Content-Encoding, or with Content-Encoding: gzip.");
    }
}
