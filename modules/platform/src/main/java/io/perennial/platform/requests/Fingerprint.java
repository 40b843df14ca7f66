package io.perennial.platform.requests;

import io.perennial.platform.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of query and body. It shows whether a repeated Idempotency-Key comes with the same request. */
public final class Fingerprint {
    private static final String ATTRIBUTE = Fingerprint.class.getName();

    private Fingerprint() {}

    /** Stores the fingerprint if the request has an Idempotency-Key; nothing else uses it. */
    public static void remember(HttpServletRequest request, byte[] body) {
        if (request.getHeader(Repetition.HEADER) != null) request.setAttribute(ATTRIBUTE, of(request, body));
    }

    /** Returns the fingerprint of a body that was read, as hexadecimal digits. It differs between types of bodies. */
    public static String of(Record body) {
        return HexFormat.of()
                .formatHex(sha256().digest((body.getClass().getSimpleName() + Json.forDatabase(body)).getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] of(HttpServletRequest request) {
        var remembered = (byte[]) request.getAttribute(ATTRIBUTE);
        return remembered == null ? of(request, new byte[0]) : remembered;
    }

    private static byte[] of(HttpServletRequest request, byte[] body) {
        var digest = sha256();
        if (request.getQueryString() != null) digest.update(request.getQueryString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return digest.digest(body);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }
}
