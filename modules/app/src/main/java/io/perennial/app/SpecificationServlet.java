package io.perennial.app;

import io.perennial.platform.spec.ApiDocument;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Serves the specification as one document, in YAML or on request in JSON. It is written once, when the server starts. */
@WebServlet(urlPatterns = {"/openapi", "/openapi.json", "/openapi.yaml"}, loadOnStartup = 1)
public class SpecificationServlet extends HttpServlet {
    @Inject transient ApiDocument document;

    private transient byte[] json = {};
    private transient byte[] yaml = {};

    @Override
    public void init() {
        json = document.json().getBytes(StandardCharsets.UTF_8);
        yaml = document.yaml().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean asJson = request.getRequestURI().endsWith(".json") || asksForJson(request);
        var body = asJson ? json : yaml;
        response.setContentType(asJson ? "application/json" : "application/yaml");
        response.setHeader("Vary", "Accept");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean asksForJson(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return accept != null && accept.toLowerCase(Locale.ROOT).contains("json") && !request.getRequestURI().endsWith(".yaml");
    }
}
