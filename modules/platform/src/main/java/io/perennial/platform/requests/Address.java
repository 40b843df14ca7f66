package io.perennial.platform.requests;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.call.RequestRefusal;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The path of a request as it was sent. Each address has one spelling. Otherwise a second spelling would reach the same record under
 * another name, and would avoid a rule for the first name, such as a used idempotency key.
 */
public final class Address {
    private static final Pattern WRITTEN = Pattern.compile("[A-Za-z0-9/._~!$&'()*+,=:@%\\\\-]*");
    private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final Pattern BETWEEN = Pattern.compile("[/\\\\]|%2[Ff]|%5[Cc]");
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private Address() {}

    /** Refuses a path that must be encoded, has path parameters, or is a second spelling of another address. */
    public static void check(String path) {
        if (path.contains(";"))
            throw RequestRefusal.MALFORMED_REQUEST.because("Path parameters are not supported. Send a semicolon in a name as %3B.");
        if (!WRITTEN.matcher(path).matches() || path.contains("\\"))
            throw RequestRefusal.MALFORMED_REQUEST.because("The path must be percent-encoded.");
        for (var part : BETWEEN.split(path))
            if (List.of(".", "..").contains(normal(part)))
                throw RequestRefusal.MALFORMED_REQUEST.because("The path must not have a segment . or .. in it.");
        if (path.startsWith("/api/v1/") && path.endsWith("/") && !path.equals("/api/v1/")) throw NotFound.here();
        if (!path.startsWith("/api/v1/") && path.matches("(?i).*%(2f|5c|23).*")) throw NotFound.here();
    }

    /** Returns the path with no character encoded that need not be, and with capital hexadecimal digits (RFC 3986, section 6.2.2). */
    public static String normal(String path) {
        return ENCODED.matcher(path).replaceAll(Address::normal);
    }

    private static String normal(MatchResult encoded) {
        var character = Character.toString(Integer.parseInt(encoded.group(1), 16));
        return UNRESERVED.contains(character) ? character : encoded.group().toUpperCase(Locale.ROOT);
    }
}
