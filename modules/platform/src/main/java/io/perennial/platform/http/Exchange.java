package io.perennial.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange, before its caller is known.
 *
 * @param requestId created here, answered as {@code Request-Id}, and written to audit rows and logs
 * @param syncTrace the caller's {@code X-Sync-Trace}, by which it recognises events that it caused itself
 */
public record Exchange(String requestId, @Nullable String syncTrace) {
    static final String ATTRIBUTE = Exchange.class.getName();
    private static final int MAXIMUM_TRACE = 200;

    static Exchange of(HttpServletRequest request, String requestId) {
        var trace = request.getHeader("X-Sync-Trace");
        return new Exchange(requestId, trace == null ? null : trace.substring(0, Math.min(trace.length(), MAXIMUM_TRACE)));
    }

    public static Exchange current(HttpServletRequest request) {
        return (Exchange) request.getAttribute(ATTRIBUTE);
    }
}
