package io.perennial.api.wall;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A caller who closes the connection before the answer. */
record Impatience(URI server, HttpClient http) {
    Impatience(URI server) {
        this(server, HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    /** Returns the answer if it came in time. */
    Optional<HttpResponse<String>> give(int milliseconds, String target, String authorization, @Nullable String body) {
        var request = HttpRequest.newBuilder(server.resolve("/api/v1" + target)).timeout(Duration.ofMillis(milliseconds));
        request.header("Authorization", authorization).header("Content-Type", "application/json");
        if (body != null) request.POST(BodyPublishers.ofString(body));
        try {
            return Optional.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (HttpTimeoutException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new AssertionError("No answer from " + target + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
