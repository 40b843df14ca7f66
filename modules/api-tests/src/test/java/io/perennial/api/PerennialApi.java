package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.perennial.platform.spec.ApiDocument;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A client of a running Perennial. It sends any request, right or wrong, and checks every answer against the specification. It is
 * immutable; {@link #with} returns another client that also sends one more header.
 */
public final class PerennialApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE = "/api/v1";

    private final HttpClient http;
    private final URI server;
    private final Specification specification;
    private final Map<String, String> headers;

    private PerennialApi(HttpClient http, URI server, Specification specification, Map<String, String> headers) {
        this.http = http;
        this.server = server;
        this.specification = specification;
        this.headers = Map.copyOf(headers);
    }

    /** Returns a client of the server in the system property {@code perennial.url}. */
    public static PerennialApi open() {
        var url = System.getProperty("perennial.url");
        if (url == null)
            throw new IllegalStateException(
                    "Where is Perennial? Start the tests with -Dperennial.url=http://localhost:…");
        return at(URI.create(url));
    }

    public static PerennialApi at(URI server) {
        return new PerennialApi(client(HttpClient.Version.HTTP_1_1), server, new Specification(ApiDocument.load()), Map.of());
    }

    private static HttpClient client(HttpClient.Version version) {
        return HttpClient.newBuilder().version(version).connectTimeout(Duration.ofSeconds(10)).build();
    }

    /** Returns a client with its own connections in this version of HTTP. Answers must have the same version. */
    public PerennialApi over(HttpClient.Version version) {
        return new PerennialApi(client(version), server, specification, headers);
    }

    public PerennialApi with(String header, String value) {
        var more = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(header, value);
        return new PerennialApi(http, server, specification, more);
    }

    public PerennialApi withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** Returns the header {@code Authorization} for requests that are sent in another way. */
    public String authorization() {
        return headers.getOrDefault("Authorization", "");
    }

    /** Logs in with a password and returns the member's client. */
    public PerennialApi asMember(String tenant, String email, String password) {
        var session = post("/session", Map.of("tenant", tenant, "email", email, "password", password))
                .expect(201);
        return withToken(session.text("/accessToken"));
    }

    /** Returns a client with the token of an API client. */
    public PerennialApi asClient(String id, String secret) {
        var form = "grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret;
        return withToken(send("POST", "/oauth/token", "application/x-www-form-urlencoded", form)
                .expect(200)
                .text("/access_token"));
    }

    /** @param path below the API's root, or the value of a Location */
    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, "application/json", json(body));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, "application/json", json(body));
    }

    public Answer patch(String path, String etag, Object patch) {
        return with("If-Match", etag).send("PATCH", path, "application/merge-patch+json", json(patch));
    }

    public Answer delete(String path, String etag) {
        return with("If-Match", etag).send("DELETE", path, null, null);
    }

    /** Returns a text unchanged and anything else as JSON. */
    private static String json(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written as JSON: " + body, e);
        }
    }

    public Answer send(String method, String path, @Nullable String type, @Nullable String body) {
        return sendBytes(method, path, type, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends exactly these bytes. */
    public Answer sendBytes(String method, String path, @Nullable String type, byte @Nullable [] body) {
        var target = path.startsWith(BASE + "/") ? path : BASE + path;
        var request = HttpRequest.newBuilder(server.resolve(target)).timeout(Duration.ofMinutes(2));
        headers.forEach(request::header);
        if (type != null) request.header("Content-Type", type);
        request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        return checked(request.build(), target, body);
    }

    private Answer checked(HttpRequest request, String target, byte @Nullable [] body) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            assertEquals(HttpClient.Version.HTTP_1_1, answer.version());
            var sent = body == null ? null : new String(body, StandardCharsets.UTF_8);
            var exchange = new SpecifiedExchange(
                    request.method(),
                    target,
                    request.headers().map(),
                    sent,
                    answer.statusCode(),
                    answer.headers().map(),
                    answer.body());
            specification.hold(exchange);
            return new Answer(exchange);
        } catch (IOException e) {
            throw new AssertionError(request.method() + " " + target + " got no answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(request.method() + " " + target + " was interrupted", e);
        }
    }

    /** Returns all items of a list from all its pages. */
    public List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var next = cursor.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + "cursor=" + cursor;
            var page = get(next).expect(200);
            page.json().path("items").forEach(items::add);
            cursor = page.json().path("nextCursor").isTextual() ? page.text("/nextCursor") : "";
        } while (!cursor.isEmpty());
        return items;
    }
}
