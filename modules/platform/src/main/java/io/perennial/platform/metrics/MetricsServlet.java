package io.perennial.platform.metrics;

import io.perennial.platform.call.PlatformSettings;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Shows this node's metrics to callers with {@code PERENNIAL_METRICS_TOKEN} as bearer token. For all others the address does not exist,
 * even on the same machine: a proxy there may forward requests from anywhere.
 */
@WebServlet(urlPatterns = "/metrics", loadOnStartup = 2)
public class MetricsServlet extends HttpServlet {
    @Inject transient Metrics metrics;
    @Inject transient PlatformSettings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!hasToken(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(Metrics.CONTENT_TYPE);
        metrics.write(response.getOutputStream());
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
