package io.perennial.platform.http;

import io.perennial.kernel.TypeId;
import io.perennial.platform.metrics.Metrics;
import io.perennial.platform.requests.UntilAnswered;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/** Adds the request's id and the security and cache headers to each answer, and explains what fails before an operation begins. */
public class RequestFrame extends HttpFilter {
    private static final String CLOSED = "default-src 'none'; frame-ancestors 'none'; sandbox";

    @Inject transient Metrics metrics;
    @Inject transient ReadableRequest readable;
    @Inject transient Problems problems;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        begin(request, response);
        boolean isApi = request.getRequestURI().startsWith("/api/");
        if (isApi) close(response);
        var began = System.nanoTime();
        try {
            if (readable.check(request, response)) chain.doFilter(isApi ? new WithoutWishes(request) : request, response);
        } catch (RuntimeException failure) {
            if (response.isCommitted()) throw failure;
            response.resetBuffer();
            readable.answer(problems.of(failure), response);
        } finally {
            UntilAnswered.end(request);
            metrics.answered(OperationName.of(request), response.getStatus(), System.nanoTime() - began);
        }
    }

    /** Begins the exchange, once, in the filter or in the error page. */
    static void begin(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(Exchange.ATTRIBUTE) != null) return;
        var exchange = Exchange.of(request, TypeId.encode("req", TypeId.next()));
        request.setAttribute(Exchange.ATTRIBUTE, exchange);
        response.setHeader("Request-Id", exchange.requestId());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Frame-Options", "DENY");
        // Otherwise the container says that each answer is in the language of its own process.
        response.setLocale(Locale.ROOT);
    }

    /** Forbids caches to store a tenant's data, and browsers to load anything for it or to show it in a frame. */
    static void close(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", CLOSED);
        // In one header, because the server overwrites a second one when it compresses.
        response.setHeader("Vary", "Accept-Language, Origin");
    }
}
