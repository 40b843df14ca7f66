package io.perennial.platform.requests;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The SHA-256 of query and body. It shows whether a repeated Idempotency-Key comes with the same request. */
public final class Fingerprint {
    private static final String ATTRIBUTE = Fingerprint.class.getName();

    private Fingerprint() {}

    /** Stores the fingerprint if the request has an Idempotency-Key; nothing else uses it. */
    public static void remember(HttpServletRequest request, byte[] body) {
        if (request.getHeader(Repetition.HEADER) != null) request.setAttribute(ATTRIBUTE, of(request, body));
    }

    static byte[] of(HttpServletRequest request) {
        var remembered = (byte[]) request.getAttribute(ATTRIBUTE);
        return remembered == null ? of(request, new byte[0]) : remembered;
    }

    private static byte[] of(HttpServletRequest request, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            if (request.getQueryString() != null) digest.update(request.getQueryString().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            return digest.digest(body);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }
}
