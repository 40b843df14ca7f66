package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference page and its renderer come from this server, as what they are. */
@ExtendWith(RunningPerennial.class)
class ReferencePageApiIT {
    private final Perennial perennial;

    ReferencePageApiIT(Perennial perennial) {
        this.perennial = perennial;
    }

    @ParameterizedTest
    @CsvSource({"/docs/,text/html", "/docs/docs.js,javascript", "/docs/swagger-ui-bundle.js,javascript", "/docs/swagger-ui.css,text/css"})
    void is_served_without_a_token(String path, String type) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(perennial.address().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());

            assertEquals(200, answer.statusCode());
            assertTrue(answer.headers().firstValue("Content-Type").orElse("").contains(type), answer.headers()::toString);
        }
    }
}
