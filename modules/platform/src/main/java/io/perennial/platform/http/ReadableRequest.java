package io.perennial.platform.http;

import io.perennial.kernel.Refusal;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.json.Json;
import io.perennial.platform.requests.Address;
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
 * Refuses requests that JAX-RS cannot read, and requests that the server accepts although their end or their host is ambiguous
 * (RFC 9112, sections 2.3, 3.2 and 6.3).
 */
@ApplicationScoped
class ReadableRequest {
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._~-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}])(:\\d{1,5})?");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+\\s*(;|$)");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final List<String> READING = List.of("GET", "HEAD", "OPTIONS");
    private static final List<String> SIGNED = List.of("GET", "HEAD", "OPTIONS", "POST");
    private static final Set<String> VERSIONS = Set.of("HTTP/1.0", "HTTP/1.1");

    @Inject Problems problems;
    @Inject Json json;
    @Inject HttpServletRequest request;

    /** Returns true if the request can be read. Otherwise it has answered the request. */
    boolean check(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            checkEnds(request, response);
            checkVersion(request);
            checkMethod(request, response);
            Address.check(request.getRequestURI());
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
        if (problem.status() == 503) response.setHeader("Retry-After", "1");
        Languages.spoken(request).ifPresent(language -> response.setHeader("Content-Language", language));
        response.setContentType("application/problem+json");
        response.getOutputStream().write(json.write(problem));
    }

    /** Refuses an ambiguous length and closes the connection, because what follows is ambiguous too. */
    private static void checkEnds(HttpServletRequest request, HttpServletResponse response) {
        var lengths = Collections.list(request.getHeaders("Content-Length"));
        var codings = Collections.list(request.getHeaders("Transfer-Encoding"));
        var isClear = codings.isEmpty()
                ? lengths.size() <= 1 && lengths.stream().allMatch(length -> LENGTH.matcher(length).matches())
                : lengths.isEmpty() && codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked");
        // The container hides a length that it cannot read, so what follows a request that usually has a body may be that body.
        if (!isClear || lengths.isEmpty() && codings.isEmpty() && WITH_BODY.contains(request.getMethod()))
            response.setHeader("Connection", "close");
        if (isClear) return;
        throw RequestRefusal.MALFORMED_REQUEST.because("Send either one Content-Length or Transfer-Encoding: chunked.");
    }

    private static void checkVersion(HttpServletRequest request) {
        if (!VERSIONS.contains(request.getProtocol()))
            throw RequestRefusal.MALFORMED_REQUEST.because("Perennial supports HTTP/1.0 and HTTP/1.1.");
        var hosts = Collections.list(request.getHeaders("Host"));
        var isNamed = hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches();
        if (!isNamed && (request.getProtocol().equals("HTTP/1.1") || !hosts.isEmpty()))
            throw RequestRefusal.MALFORMED_REQUEST.because("Send exactly one valid Host header.");
    }

    /** Refuses to change what is only read: outside of the API and of signed pages the container takes any method for GET, or answers that it knows none. */
    private static void checkMethod(HttpServletRequest request, HttpServletResponse response) {
        if (request.getRequestURI().startsWith("/api/")) return;
        var allowed = SignedAddress.is(request.getRequestURI()) ? SIGNED : READING;
        if (allowed.contains(request.getMethod())) return;
        response.setHeader("Allow", String.join(", ", allowed));
        throw RequestRefusal.METHOD_NOT_ALLOWED.because("This address does not support this method.");
    }

    private static void checkQuery(String query) {
        try {
            if (query != null) new URI("?" + query);
        } catch (URISyntaxException broken) {
            throw RequestRefusal.MALFORMED_REQUEST.because("The query is not percent-encoded correctly.");
        }
    }

    private static void checkType(List<String> types) {
        if (types.size() > 1 || !types.stream().allMatch(ReadableRequest::isType))
            throw RequestRefusal.UNSUPPORTED_MEDIA_TYPE.because("The Content-Type is not a media type.");
    }

    /** Refuses a range such as {@code application/*}: it does not say the body's type, and JAX-RS would match it with each type. */
    private static boolean isType(String type) {
        try {
            return TYPE.matcher(type).lookingAt() && !MediaType.valueOf(type).isWildcardSubtype();
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
