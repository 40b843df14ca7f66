package io.perennial.app;

import io.perennial.platform.spec.ApiDocument;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Serves the specification as one document, in YAML or on request in JSON. It is written once, when the server starts. */
@WebServlet(urlPatterns = {"/openapi", "/openapi.json", "/openapi.yaml"}, loadOnStartup = 1)
public class SpecificationServlet extends HttpServlet {
    @Inject transient ApiDocument document;

    private transient byte[] json = {};
    private transient byte[] yaml = {};
    private transient String jsonTag = "";
    private transient String yamlTag = "";

    @Override
    public void init() {
        json = document.json().getBytes(StandardCharsets.UTF_8);
        yaml = document.yaml().getBytes(StandardCharsets.UTF_8);
        jsonTag = tag(json);
        yamlTag = tag(yaml);
    }

    private static String tag(byte[] body) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(body);
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }

    /** Compares weakly (RFC 9110, section 8.8.3.2), because a proxy that compresses may have weakened the tag. */
    private static boolean isKnown(@Nullable String known, String tag) {
        return known != null && Arrays.stream(known.split(",")).map(String::strip)
                .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean asJson = request.getRequestURI().endsWith(".json") || asksForJson(request);
        var body = asJson ? json : yaml;
        var tag = asJson ? jsonTag : yamlTag;
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "no-cache");
        response.setContentType(asJson ? "application/json" : "application/yaml");
        response.addHeader("Vary", "Accept");
        if (isKnown(request.getHeader("If-None-Match"), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean asksForJson(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return accept != null && accept.toLowerCase(Locale.ROOT).contains("json") && !request.getRequestURI().endsWith(".yaml");
    }
}
