package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that this server serves the reference page and its renderer with the right content types. */
@ExtendWith(RunningPerennial.class)
class ReferencePageApiIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Perennial perennial;

    ReferencePageApiIT(Perennial perennial) {
        this.perennial = perennial;
    }

    @ParameterizedTest
    @CsvSource({"/docs/,text/html", "/docs/docs.js,javascript", "/docs/swagger-ui-bundle.js,javascript", "/docs/swagger-ui.css,text/css"})
    void is_served_without_a_token(String path, String type) throws IOException, InterruptedException {
        var answer = ask(path);

        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").contains(type), answer.headers()::toString);
        assertEquals("DENY", answer.headers().firstValue("X-Frame-Options").orElse(""));
    }

    @Test
    void moves_without_naming_a_host() throws IOException, InterruptedException {
        assertEquals("/docs/", ask("/docs").headers().firstValue("Location").orElse(""));
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var asked = HttpRequest.newBuilder(perennial.address().resolve(path)).timeout(PATIENCE).build();
            return client.send(asked, HttpResponse.BodyHandlers.ofString());
        }
    }
}
