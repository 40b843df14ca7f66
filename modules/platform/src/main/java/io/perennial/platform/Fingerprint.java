package io.perennial.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What tells two bodies apart when an Idempotency-Key comes again: their SHA-256. */
public final class Fingerprint {
    private static final String ATTRIBUTE = Fingerprint.class.getName();

    private Fingerprint() {}

    /** Only where a key was sent: nobody else compares. */
    public static void remember(HttpServletRequest request, byte[] body) {
        if (request.getHeader(Repetition.HEADER) != null) request.setAttribute(ATTRIBUTE, of(body));
    }

    static byte[] of(HttpServletRequest request) {
        var remembered = (byte[]) request.getAttribute(ATTRIBUTE);
        return remembered == null ? of(new byte[0]) : remembered;
    }

    private static byte[] of(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
