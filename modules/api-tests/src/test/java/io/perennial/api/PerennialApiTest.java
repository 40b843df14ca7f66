package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.perennial.platform.spec.ApiDocument;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PerennialApiTest {
    private record Reply(int status, Map<String, String> headers, String body) {}

    private static final Map<String, String> JSON =
            Map.of("Content-Type", "application/json", "Request-Id", "req_01kkgphznwf53stckqvb60276x", "ETag", "\"1\"");

    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private PerennialApi api;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::reply);
        server.start();
        api = PerennialApi.at(
                URI.create("http://localhost:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void reply(HttpExchange exchange) throws IOException {
        var heard = exchange.getRequestHeaders();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + heard.getFirst("Authorization") + " " + heard.getFirst("If-Match") + " " + body);
        var reply = replies.pop();
        reply.headers().forEach(exchange.getResponseHeaders()::add);
        var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void sends_what_it_is_told_and_gives_what_was_answered() {
        replies.add(new Reply(200, JSON, example("NoteView")));
        var note = api.withToken("prn_x")
                .patch("/notes/n", "\"1\"", Map.of("text", "Hello"))
                .expect(200);
        assertEquals(List.of("PATCH /api/v1/notes/n Bearer prn_x \"1\" {\"text\":\"Hello\"}"), requests);
        assertEquals("\"1\"", note.etag());
        assertTrue(note.text("/text").startsWith("Jana expects"));
    }

    @Test
    void an_answer_that_is_not_as_specified_fails_the_test() {
        replies.add(new Reply(200, JSON, "{\"id\": 7}"));
        var failure = assertThrows(AssertionError.class, () -> api.get("/accounts/a"));
        assertTrue(failure.getMessage().contains("/id: integer found, string expected"), failure::getMessage);
    }

    @Test
    void another_status_than_expected_fails_with_the_exchange() {
        replies.add(new Reply(200, JSON, example("NoteView")));
        var failure = assertThrows(
                AssertionError.class, () -> api.get("/accounts/a/notes/n").expect(404));
        assertTrue(failure.getMessage().contains("GET /api/v1/accounts/a/notes/n → 200"), failure::getMessage);
    }

    @Test
    void follows_a_list_to_its_end() {
        replies.add(new Reply(
                200, page(), "{\"items\": [" + example("NoteView") + "], \"nextCursor\": \"next\", \"count\": null}"));
        replies.add(new Reply(
                200, page(), "{\"items\": [" + example("NoteView") + "], \"nextCursor\": null, \"count\": null}"));
        assertEquals(2, api.all("/accounts/a/notes?limit=1").size());
        assertEquals("GET /api/v1/accounts/a/notes?limit=1&cursor=next null null ", requests.getLast());
    }

    @Test
    void what_a_job_tells_in_its_own_time_is_left_out_of_a_settled_answer() {
        var entry = example("TimelineEntry");
        var told = entry.replace("contract_created", "health_band_changed");
        for (var items : List.of(entry, told + "," + entry, entry + "," + told,
                entry.replace("contract", "note") + "," + told + "," + entry, told))
            replies.add(new Reply(200, page(), "{\"items\":[" + items + "],\"nextCursor\":null,\"count\":null}"));

        var settled = Stream.generate(() -> api.get("/accounts/a/timeline").expect(200).settled()).limit(5).toList();

        assertEquals(List.of(settled.getFirst(), settled.getFirst(), settled.getFirst()), settled.subList(0, 3));
        assertTrue(
                settled.get(3).contains("note_created") && settled.get(3).endsWith("}," + entry + "],\"nextCursor\":null,\"count\":null}"),
                settled.get(3));
        assertEquals("{\"items\":[],\"nextCursor\":null,\"count\":null}", settled.getLast());
    }

    private static Map<String, String> page() {
        return Map.of("Content-Type", "application/json", "Request-Id", "req_01kkgphznwf53stckqvb60276x");
    }

    private static String example(String schema) {
        return ApiDocument.load().schema(schema).path("example").toString();
    }
}
