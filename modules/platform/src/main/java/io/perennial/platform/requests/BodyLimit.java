package io.perennial.platform.requests;

import io.perennial.kernel.Refusal;
import io.perennial.platform.call.RequestRefusal;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** How much a request may bring, counted after unpacking, so that a small bomb is as large as what it would become. */
public final class BodyLimit {
    /** Bytes of a JSON body: room for 1,000 accounts or 10,000 points of usage. */
    public static final int JSON = 8 * 1024 * 1024;

    private BodyLimit() {}

    /** What is announced as too large is not waited for. */
    public static byte[] read(InputStream stream, MultivaluedMap<String, String> headers, int maximum) {
        if (announced(headers.getFirst(HttpHeaders.CONTENT_LENGTH)) > maximum) throw tooLarge(maximum);
        try {
            var body = unpacked(stream, headers.getFirst(HttpHeaders.CONTENT_ENCODING)).readNBytes(maximum + 1);
            if (body.length <= maximum) return body;
            throw tooLarge(maximum);
        } catch (IOException broken) {
            throw RequestRefusal.MALFORMED_REQUEST.because("The body ends too early, or is not packed or cut up as its headers say");
        }
    }

    private static long announced(@Nullable String length) {
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }

    private static Refusal tooLarge(int maximum) {
        return RequestRefusal.TOO_LARGE.because("A body here has at most " + maximum + " bytes, counted unpacked");
    }

    private static InputStream unpacked(InputStream stream, @Nullable String encoding) throws IOException {
        if (encoding == null || encoding.equalsIgnoreCase("identity")) return stream;
        if (encoding.equalsIgnoreCase("gzip")) return new GZIPInputStream(stream);
        throw RequestRefusal.UNSUPPORTED_MEDIA_TYPE.because("A body comes as it is or with Content-Encoding: gzip");
    }
}
