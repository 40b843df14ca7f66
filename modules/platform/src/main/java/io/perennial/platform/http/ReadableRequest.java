package io.perennial.platform.http;

import io.perennial.kernel.Refusal;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What JAX-RS would stumble over before it knows whom to tell, and what the server lets pass although nobody can be sure where such
 * a request ends or whom it means (RFC 9112, sections 2.3, 3.2 and 6.3).
 */
@ApplicationScoped
class ReadableRequest {
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._~-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(:\\d{1,5})?");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+\\s*(;|$)");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Set<String> VERSIONS = Set.of("HTTP/1.0", "HTTP/1.1", "HTTP/2.0");

    @Inject Problems problems;
    @Inject Json json;

    /** Whether it can be read; if not, it has been answered. */
    boolean check(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            checkEnds(request, response);
            checkVersion(request);
            checkQuery(request.getQueryString());
            checkType(Collections.list(request.getHeaders("Content-Type")));
            return true;
        } catch (Refusal refusal) {
            answer(problems.of(refusal), response);
            return false;
        }
    }

    void answer(Problem problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        response.setContentType("application/problem+json");
        response.getOutputStream().write(json.write(problem));
    }

    /** Where a request's end is in doubt, whatever follows on the connection is too. HTTP/2 tells it in its frames, whatever headers say. */
    private static void checkEnds(HttpServletRequest request, HttpServletResponse response) {
        if (request.getProtocol().startsWith("HTTP/2")) return;
        var lengths = Collections.list(request.getHeaders("Content-Length"));
        var codings = Collections.list(request.getHeaders("Transfer-Encoding"));
        var isClear = codings.isEmpty()
                ? lengths.size() <= 1 && lengths.stream().allMatch(length -> LENGTH.matcher(length).matches())
                : lengths.isEmpty() && codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked");
        if (isClear) return;
        response.setHeader("Connection", "close");
        throw RequestRefusal.MALFORMED_REQUEST.because("Say once how long the body is: a Content-Length, or Transfer-Encoding: chunked");
    }

    private static void checkVersion(HttpServletRequest request) {
        if (!VERSIONS.contains(request.getProtocol())) throw RequestRefusal.MALFORMED_REQUEST.because("Perennial speaks HTTP/1.1 and HTTP/2");
        var hosts = Collections.list(request.getHeaders("Host"));
        var isNamed = hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches();
        if (!isNamed && (request.getProtocol().equals("HTTP/1.1") || !hosts.isEmpty()))
            throw RequestRefusal.MALFORMED_REQUEST.because("One Host header names the server that is meant");
    }

    private static void checkQuery(String query) {
        try {
            if (query != null) new URI("?" + query);
        } catch (URISyntaxException broken) {
            throw RequestRefusal.MALFORMED_REQUEST.because("The query of the address is not percent-encoded as it must be");
        }
    }

    private static void checkType(List<String> types) {
        if (types.size() > 1 || !types.stream().allMatch(ReadableRequest::isType))
            throw RequestRefusal.UNSUPPORTED_MEDIA_TYPE.because("That Content-Type is no media type");
    }

    /** A range of types, such as {@code application/*}, says nothing of what has come; JAX-RS would take it for any of them. */
    private static boolean isType(String type) {
        try {
            return TYPE.matcher(type).lookingAt() && !MediaType.valueOf(type).isWildcardSubtype();
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
