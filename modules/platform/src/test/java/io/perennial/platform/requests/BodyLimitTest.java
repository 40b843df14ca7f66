package io.perennial.platform.requests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.Refusal;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BodyLimitTest {
    private static final Call LOGGED_IN = Call.of("body-limit", new UUID(0, 7));
    private static final byte[] TEXT = "0123456789".getBytes(StandardCharsets.US_ASCII);
    private static final int MEBIBYTE = 1024 * 1024;

    private final Map<String, Object> attributes = new HashMap<>();
    private final BodyLimit bodies = with(new BodyMemory(16L * MEBIBYTE));

    private BodyLimit with(BodyMemory memory) {
        var limit = new BodyLimit();
        limit.memory = memory;
        limit.request = request();
        return limit;
    }

    /** Returns a request that keeps attributes and does nothing else. */
    private HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "getAttribute" -> attributes.get(arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    case "removeAttribute" -> attributes.remove(arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void a_body_of_just_the_limit_is_read_plain_and_packed() throws IOException {
        assertArrayEquals(TEXT, read(TEXT, null, 10));
        assertArrayEquals(TEXT, read(TEXT, "identity", 10));
        assertArrayEquals(TEXT, read(packed(TEXT), "GZIP", 10));
    }

    @Test
    void one_byte_more_is_too_large() throws IOException {
        refused(RequestRefusal.TOO_LARGE, TEXT, null, 9);
        refused(RequestRefusal.TOO_LARGE, packed(TEXT), "gzip", 9);
    }

    @Test
    void what_is_announced_as_too_large_is_not_waited_for() {
        var headers = new MultivaluedHashMap<String, String>();
        headers.putSingle("Content-Length", "900000000000000000");
        headers.putSingle("Content-Encoding", "gzip");
        assertEquals(RequestRefusal.TOO_LARGE,
                assertThrows(Refusal.class, () -> LOGGED_IN.run(() -> bodies.read(new Endless(), headers, 10))).reason());
    }

    @Test
    void a_body_that_breaks_off_is_malformed() {
        var headers = new MultivaluedHashMap<String, String>();
        assertEquals(RequestRefusal.MALFORMED_REQUEST,
                assertThrows(Refusal.class, () -> bodies.read(new Broken(), headers, 10)).reason());
    }

    /** A stream like the server's: it repeats its error when it is closed. */
    private static final class Broken extends InputStream {
        private final IOException ended = new IOException("the other end has gone");

        @Override
        public int read() throws IOException {
            throw ended;
        }

        @Override
        public void close() throws IOException {
            throw ended;
        }
    }

    private static final class Endless extends InputStream {
        @Override
        public int read() {
            throw new AssertionError("was waited for");
        }
    }

    @Test
    void a_small_bomb_is_as_large_as_what_it_would_become() throws IOException {
        var bomb = packed(new byte[64 * 1024 * 1024]);

        assertTrue(bomb.length < 100_000, () -> "is no bomb: " + bomb.length);
        refused(RequestRefusal.TOO_LARGE, bomb, "gzip", 1024 * 1024);
    }

    @Test
    void what_is_not_packed_as_it_says_is_malformed() throws IOException {
        var packed = packed(TEXT);

        refused(RequestRefusal.MALFORMED_REQUEST, TEXT, "gzip", 10);
        refused(RequestRefusal.MALFORMED_REQUEST, new byte[0], "gzip", 10);
        refused(RequestRefusal.MALFORMED_REQUEST, Arrays.copyOf(packed, packed.length - 6), "gzip", 10);
    }

    @Test
    void another_packing_is_not_read() {
        refused(RequestRefusal.UNSUPPORTED_MEDIA_TYPE, TEXT, "br", 10);
        refused(RequestRefusal.UNSUPPORTED_MEDIA_TYPE, TEXT, "gzip, gzip", 10);
    }

    @Test
    void without_a_login_a_body_is_small_and_not_compressed() throws IOException {
        var none = new MultivaluedHashMap<String, String>();
        var most = new byte[BodyLimit.WITHOUT_LOGIN];
        assertArrayEquals(most, bodies.read(new ByteArrayInputStream(most), none, BodyLimit.JSON));
        assertEquals(RequestRefusal.TOO_LARGE, refusal(new byte[BodyLimit.WITHOUT_LOGIN + 1], none, BodyLimit.JSON));
        assertEquals(RequestRefusal.TOO_LARGE, refusal(TEXT, none, 9));

        var gzip = new MultivaluedHashMap<String, String>();
        gzip.putSingle("Content-Encoding", "gzip");
        assertEquals(RequestRefusal.UNSUPPORTED_MEDIA_TYPE, refusal(packed(TEXT), gzip, BodyLimit.JSON));
    }

    @Test
    void all_bodies_together_take_a_share_of_the_memory_until_they_are_answered() throws IOException {
        var three = new byte[3 * MEBIBYTE];
        assertArrayEquals(three, read(three, null, 4 * MEBIBYTE));
        assertArrayEquals(three, read(packed(three), "gzip", 4 * MEBIBYTE));
        refused(RequestRefusal.OVERLOADED, three, null, 4 * MEBIBYTE);

        UntilAnswered.end(bodies.request);
        assertArrayEquals(three, read(three, null, 4 * MEBIBYTE));
    }

    @Test
    void a_body_is_bounded_by_what_its_operation_needs() {
        attributes.put(ApiOperation.class.getName(), ApiDocument.load().operation("createNote"));
        var bounds = ApiDocument.load().operation("createNote").bounds();

        assertEquals(Optional.empty(), json("[" + "0,".repeat(bounds.nodes() - 3) + "0]"));
        assertEquals(Optional.of(RequestRefusal.TOO_LARGE), json("[" + "0,".repeat(bounds.nodes() - 1) + "0]"));
        assertEquals(Optional.empty(), json("[".repeat(bounds.depth()) + "]".repeat(bounds.depth())));
        assertEquals(Optional.of(RequestRefusal.MALFORMED_JSON), json("[".repeat(bounds.depth() + 1) + "]".repeat(bounds.depth() + 1)));
        assertEquals(Optional.empty(), json(" ".repeat(bounds.bytes())));
        assertEquals(Optional.of(RequestRefusal.TOO_LARGE), json(" ".repeat(bounds.bytes() + 1)));
    }

    private Optional<Refusal.Reason> json(String body) {
        try {
            LOGGED_IN.run(() -> bodies.json(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), new MultivaluedHashMap<>()));
            return Optional.empty();
        } catch (Refusal refused) {
            return Optional.of(refused.reason());
        }
    }

    private Refusal.Reason refusal(byte[] body, MultivaluedHashMap<String, String> headers, int maximum) {
        return assertThrows(Refusal.class, () -> bodies.read(new ByteArrayInputStream(body), headers, maximum)).reason();
    }

    private void refused(RequestRefusal reason, byte[] body, @Nullable String encoding, int maximum) {
        assertEquals(reason, assertThrows(Refusal.class, () -> read(body, encoding, maximum)).reason());
    }

    private byte[] read(byte[] body, @Nullable String encoding, int maximum) {
        var headers = new MultivaluedHashMap<String, String>();
        if (encoding != null) headers.putSingle("Content-Encoding", encoding);
        return LOGGED_IN.run(() -> bodies.read(new ByteArrayInputStream(body), headers, maximum));
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }
}
