package io.perennial.launcher.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A client of the public API, as a program or as a member. It fetches a token and renews it before it expires. */
public final class Api {
    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TOLD = 500;
    private static final Set<Integer> BUSY = Set.of(429, 503);
    /** Less than a member's session lasts. */
    private static final long MEMBERS_SECONDS = 600;

    private final HttpClient http;
    private final String base;
    private final Supplier<HttpRequest.Builder> login;
    private final String tokenName;
    private final Clock clock;
    private String token = "";
    private Instant renewAt = Instant.MIN;

    private Api(HttpClient http, URI base, Supplier<HttpRequest.Builder> login, String tokenName, Clock clock) {
        this.http = http;
        this.base = base.toString();
        this.login = login;
        this.tokenName = tokenName;
        this.clock = clock;
    }

    /** @param base the base address of the API, such as {@code http://localhost:9080/api/v1} */
    public Api(HttpClient http, URI base, String clientId, String secret, Clock clock) {
        this(http, base, () -> asClient(base, clientId + ":" + secret), "access_token", clock);
    }

    private static HttpRequest.Builder asClient(URI base, String credentials) {
        return HttpRequest.newBuilder(URI.create(base + "/oauth/token"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"));
    }

    /** Returns a client that works as a member. */
    Api as(Body.Login member) {
        return new Api(http, URI.create(base), () -> HttpRequest.newBuilder(URI.create(base + "/session"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(bytes(member))), "accessToken", clock);
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    JsonNode post(String path, Body body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(bytes(body))));
    }

    JsonNode put(String path, Body body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofByteArray(bytes(body))));
    }

    /** Puts without a body. */
    JsonNode put(String path) throws IOException, InterruptedException {
        return send(request(path).PUT(BodyPublishers.noBody()));
    }

    /** Posts with an idempotency key: a request that is sent twice is executed once. */
    void postOnce(String path, Body body, String key) throws IOException, InterruptedException {
        send(request(path).header("Content-Type", "application/json").header("Idempotency-Key", key)
                .POST(BodyPublishers.ofByteArray(bytes(body))));
    }

    /** Sends a file as it is. */
    public JsonNode upload(String path, String contentType, Path file) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofFile(file)));
    }

    static byte[] bytes(Body body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("The body cannot be written", unwritable);
        }
    }

    private HttpRequest.Builder request(String path) throws IOException, InterruptedException {
        if (!clock.instant().isBefore(renewAt)) login();
        return to(path).header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE).header("Accept", "application/json");
    }

    private void login() throws IOException, InterruptedException {
        var grant = send(login.get().timeout(PATIENCE).header("Accept", "application/json"));
        token = grant.path(tokenName).asText();
        renewAt = clock.instant().plusSeconds(grant.path("expires_in").asLong(MEMBERS_SECONDS) / 2);
    }

    private JsonNode send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        var request = builder.build();
        var response = accepted(request);
        if (response.statusCode() / 100 != 2) throw refused(request, response);
        return response.body().isEmpty() ? JSON.missingNode() : JSON.readTree(response.body());
    }

    /** Waits as long as a busy server asks for, and sends the request again: it was not executed. */
    private HttpResponse<String> accepted(HttpRequest request) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var response = answered(request);
            var pause = pause(response);
            if (pause.isEmpty() || System.nanoTime() + pause.get().toNanos() > until) return response;
            Thread.sleep(pause.get());
        }
    }

    private static Optional<Duration> pause(HttpResponse<String> response) {
        return BUSY.contains(response.statusCode())
                ? response.headers().firstValue("Retry-After").filter(text -> text.matches("\\d{1,4}")).map(Long::valueOf)
                        .map(Duration::ofSeconds)
                : Optional.empty();
    }

    /** Adds the address to the exception, because the HTTP client's own has no message. */
    private HttpResponse<String> answered(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (ConnectException nobody) {
            throw new IOException("There is no answer from " + base, nobody);
        }
    }

    private static IOException refused(HttpRequest request, HttpResponse<String> response) {
        return new IOException(
                request.method() + " " + request.uri().getPath() + " answered " + response.statusCode() + ": " + told(response.body()));
    }

    /** Returns the detail of a problem and its errors. Returns the beginning of any other body. */
    private static String told(String body) {
        try {
            var problem = JSON.readTree(body);
            var errors = problem.path("errors").valueStream().map(Api::told);
            var all = Stream.concat(Stream.of(problem.path("detail").asText()), errors).filter(text -> !text.isEmpty());
            var told = all.collect(Collectors.joining(" "));
            if (!told.isEmpty()) return told;
        } catch (JsonProcessingException other) {
            // A proxy answers with a page of its own.
        }
        return body.substring(0, Math.min(body.length(), TOLD));
    }

    private static String told(JsonNode error) {
        return (error.path("pointer").asText() + " " + error.path("detail").asText()).strip() + ".";
    }
}
