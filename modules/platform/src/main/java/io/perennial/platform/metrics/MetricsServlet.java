package io.perennial.platform.metrics;

import io.perennial.platform.call.PlatformSettings;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Shows this node's metrics to callers on the same machine, and to others with {@code PERENNIAL_METRICS_TOKEN} as bearer token.
 * A request that a proxy on the same machine forwards counts as remote.
 */
@WebServlet(urlPatterns = "/metrics", loadOnStartup = 2)
public class MetricsServlet extends HttpServlet {
    @Inject transient Metrics metrics;
    @Inject transient PlatformSettings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isNear(request) && !hasToken(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(Metrics.CONTENT_TYPE);
        metrics.write(response.getOutputStream());
    }

    private static boolean isNear(HttpServletRequest request) throws IOException {
        return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                && request.getHeader("X-Forwarded-For") == null
                && request.getHeader("Forwarded") == null;
    }

    private boolean hasToken(HttpServletRequest request) {
        var shown = request.getHeader("Authorization");
        if (settings.metricsToken().isEmpty() || shown == null) return false;
        return MessageDigest.isEqual(bytes("Bearer " + settings.metricsToken()), bytes(shown));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
