package io.perennial.platform.metrics;

import io.perennial.platform.json.Json;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * Tells whether this node lives, is ready and has started. We serve it instead of the server, which answers each method and each path
 * below it, and without the headers of all other answers.
 */
@WebServlet(urlPatterns = {"/health", "/health/live", "/health/ready", "/health/started"}, loadOnStartup = 3)
public class HealthServlet extends HttpServlet {
    @Inject @Any transient Instance<NodeCheck> checks;
    @Inject transient Json json;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var health = NodeHealth.of(asked(request.getServletPath()));
        response.setStatus(health.status().equals(NodeHealth.UP) ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/json");
        response.getOutputStream().write(json.write(health));
    }

    /** Asks nothing for {@code started}, because the server has no address of ours before the start is over. */
    private Stream<NodeCheck> asked(String path) {
        return switch (path) {
            case "/health/live" -> of(NodeCheck.Purpose.LIVE);
            case "/health/ready" -> of(NodeCheck.Purpose.READY);
            case "/health/started" -> Stream.empty();
            default -> checks.stream();
        };
    }

    private Stream<NodeCheck> of(NodeCheck.Purpose purpose) {
        return checks.stream().filter(check -> check.purpose() == purpose);
    }
}
