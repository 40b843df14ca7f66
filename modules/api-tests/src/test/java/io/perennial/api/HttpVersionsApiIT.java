package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpClient;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests clients that ask for HTTP/2 first, as Java's own does by default: the answers are in HTTP/1.1, and the same. */
@ExtendWith(RunningPerennial.class)
class HttpVersionsApiIT {
    private final PerennialApi admin;
    private final String mark = UUID.randomUUID().toString();

    HttpVersionsApiIT(Perennial perennial) {
        admin = perennial.admin("northwind");
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void bodies_small_and_large_go_both_ways_again_and_again(HttpClient.Version version) {
        var api = admin.over(version);
        for (int round = 0; round < 3; round++) {
            var made = api.post("/accounts", Map.of("name", mark, "tier", mark + round)).expect(201);
            assertEquals("mid", api.patch(made.location(), made.etag(), Map.of("segment", "mid")).expect(200).text("/segment"));
            api.post("/accounts", "{").expect(400, "malformed_json");
            api.delete(made.location(), "*").expect(204);
            api.get(made.location()).expect(404);
        }
        large(api);
    }

    /** Sends and reads more than fits one window or buffer. */
    private void large(PerennialApi api) {
        var items = IntStream.range(0, 500)
                .mapToObj(number -> Map.of("name", mark + " " + "x".repeat(150) + number, "tier", mark + "large"))
                .toList();
        assertEquals(500, api.post("/accounts/batch", Map.of("items", items)).expect(207).json().path("items").size());
        assertEquals(500, api.all("/accounts?limit=200&tier=" + mark + "large").size());
    }
}
