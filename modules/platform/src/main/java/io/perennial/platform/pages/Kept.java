package io.perennial.platform.pages;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A secret that a browser keeps for the address of one link, in a cookie that no script can read. No other address gets it, and no form of another
 * site sends it; a link in a mail does, which a stricter one would not.
 *
 * @param secret of letters, digits, {@code -} and {@code _}
 * @param lasts how long the browser keeps it
 */
public record Kept(String secret, Duration lasts) {
    /** A browser accepts a name with this prefix only from a secure origin. */
    private static final String NAME = "__Secure-perennial-page";

    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    public Kept {
        if (!SECRET.matcher(secret).matches()) throw new IllegalArgumentException("What a cookie keeps has letters, digits, - and _");
    }

    /** Returns what the browser keeps for this address; empty if nothing. */
    static String of(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies()).flatMap(Arrays::stream).filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue).filter(Objects::nonNull).findFirst().orElse("");
    }

    /** Returns the header that keeps it. The address is that of a valid link, so it needs no quotes. */
    String header(HttpServletRequest request) {
        return NAME + "=" + secret + "; Path=" + request.getRequestURI() + "; Max-Age=" + lasts.toSeconds()
                + "; Secure; HttpOnly; SameSite=Lax";
    }
}
