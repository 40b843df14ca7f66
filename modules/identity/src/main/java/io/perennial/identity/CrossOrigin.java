package io.perennial.identity;

import io.perennial.platform.call.Call;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Lets the scripts of known web pages call the API from a browser (Fetch standard, CORS). It answers the browser's question before the
 * request, without a login and without our other code. It never
 * allows cookies, so a page can send only a token that it holds itself.
 */
public class CrossOrigin extends HttpFilter {
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String SENT =
            "Authorization, Content-Type, Content-Encoding, If-Match, If-None-Match, Idempotency-Key, X-Sync-Trace, "
                    + "traceparent";
    private static final String READ =
            "ETag, Location, Request-Id, Retry-After, Idempotency-Replayed, Allow, Accept-Patch, WWW-Authenticate";

    /** The time for which a browser need not ask again, in seconds. */
    private static final String ANSWERED_FOR = "600";

    @Inject transient Origins origins;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var origin = request.getHeader("Origin");
        boolean isAllowed = origin != null && origins.allow(origin, tenant());
        if (isAllowed) response.setHeader("Access-Control-Allow-Origin", origin);
        if (isQuestion(request)) {
            if (isAllowed) answer(response);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        if (isAllowed) response.setHeader("Access-Control-Expose-Headers", READ);
        chain.doFilter(request, response);
    }

    private static Optional<java.util.UUID> tenant() {
        return Call.isBound() ? Optional.of(Call.current().tenant()) : Optional.empty();
    }

    private static boolean isQuestion(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader("Origin") != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }

    private static void answer(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        response.setHeader("Access-Control-Allow-Headers", SENT);
        response.setHeader("Access-Control-Max-Age", ANSWERED_FOR);
    }
}
