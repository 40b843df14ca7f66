package io.perennial.platform;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** How much a request may bring, counted after unpacking, so that a small bomb is as large as what it would become. */
public final class BodyLimit {
    /** Bytes of a JSON body: room for 1,000 accounts or 10,000 points of usage. */
    public static final int JSON = 8 * 1024 * 1024;

    private BodyLimit() {}

    public static byte[] read(InputStream stream, @Nullable String encoding, int maximum) throws IOException {
        try (var plain = unpacked(stream, encoding)) {
            var body = plain.readNBytes(maximum + 1);
            if (body.length <= maximum) return body;
            throw RequestRefusal.TOO_LARGE.because("A body here has at most " + maximum + " bytes, counted unpacked");
        } catch (ZipException | java.io.EOFException broken) {
            throw RequestRefusal.MALFORMED_REQUEST.because("The body is no gzip stream");
        }
    }

    private static InputStream unpacked(InputStream stream, @Nullable String encoding) throws IOException {
        if (encoding == null || encoding.equalsIgnoreCase("identity")) return stream;
        if (encoding.equalsIgnoreCase("gzip")) return new GZIPInputStream(stream);
        throw RequestRefusal.UNSUPPORTED_MEDIA_TYPE.because("A body comes as it is or with Content-Encoding: gzip");
    }
}
