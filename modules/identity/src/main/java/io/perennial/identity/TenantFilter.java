package io.perennial.identity;

import io.perennial.platform.access.Caller;
import io.perennial.platform.access.PolicyRealm;
import io.perennial.platform.http.Exchange;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;

/**
 * Sets the caller and the tenant for the duration of a request, both from the token and from nothing else. The token is in a header, or in the console's cookie. Without a valid
 * token the request continues without a caller, and every operation that needs a login refuses it.
 */
public class TenantFilter extends HttpFilter {
    private final transient PolicyRealm policy = new PolicyRealm();

    @Inject transient Tokens tokens;
    @Inject transient Clock clock;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var exchange = Exchange.current(request);
        var caller = SessionCookie.token(request).flatMap(token -> tokens.caller(token, exchange));
        policy.bind(caller.orElse(null));
        try {
            if (caller.isEmpty()) chain.doFilter(request, response);
            else as(caller.get(), clock.instant(), request, response, chain);
        } finally {
            policy.release();
        }
    }

    private static void as(Caller caller, Instant now, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            caller.call(Exchange.current(request), now).run(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (IOException | ServletException | RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new ServletException(impossible);
        }
    }
}
