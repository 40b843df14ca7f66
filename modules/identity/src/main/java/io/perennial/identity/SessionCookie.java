package io.perennial.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The token of the console, in a cookie that no script can read. It counts only where the console itself asks: with a header that neither
 * a link nor a form can send, and from a page of the same origin, as the browser says (Fetch Metadata). So another page cannot use it.
 */
final class SessionCookie {
    static final String CLIENT = "Perennial-Client";

    /** A browser accepts a name with this prefix only from a secure origin, for all paths and for this host alone. */
    private static final String NAME = "__Host-perennial";
    private static final String KEPT = "; Path=/; Secure; HttpOnly; SameSite=Strict";

    private SessionCookie() {}

    /** Returns the token of a request: from its header, or from the cookie if there is no header. */
    static Optional<AccessToken> token(HttpServletRequest request) {
        var sent = request.getHeader("Authorization");
        if (sent != null) return AccessToken.ofHeader(sent);
        return isConsole(request) ? held(request) : Optional.empty();
    }

    /** Returns the token in the cookie, whether it counts or not. */
    static Optional<AccessToken> held(HttpServletRequest request) {
        return cookies(request).map(Cookie::getValue).flatMap(text -> AccessToken.read(text).stream()).findFirst();
    }

    /** Returns true if the token of this request is in the cookie. */
    static boolean holdsTokenOf(HttpServletRequest request) {
        return request.getHeader("Authorization") == null && isConsole(request);
    }

    /** Returns true if the console asks. */
    static boolean isConsole(HttpServletRequest request) {
        return request.getHeader(CLIENT) != null && "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null ? Stream.empty() : Arrays.stream(cookies).filter(cookie -> cookie.getName().equals(NAME));
    }

    /** Returns the header that keeps a token until the browser is closed. */
    static String keeping(String token) {
        return NAME + "=" + token + KEPT;
    }

    static String ending() {
        return NAME + "=; Max-Age=0" + KEPT;
    }
}
