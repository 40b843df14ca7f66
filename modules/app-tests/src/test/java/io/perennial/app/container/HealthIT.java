package io.perennial.app.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** Tests that the server has its own health checks. Without them it would report that it is healthy whatever happens. */
class HealthIT extends InContainer {
    @Test
    void readiness_asks_the_database() throws Exception {
        assertUp("/health/ready", "database");
    }

    @Test
    void liveness_asks_the_threads() throws Exception {
        assertUp("/health/live", "threads");
    }

    private static void assertUp(String path, String check) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + System.getenv("PERENNIAL_PORT") + path)).build();
            var answer = http.send(request, BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), answer::body);
            assertTrue(answer.body().startsWith("{\"status\":\"UP\"") && answer.body().contains("\"name\":\"" + check + "\""),
                    answer::body);
        }
    }
}
