package io.perennial.launcher.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.perennial.identity.tenants.DeclaredImport;
import io.perennial.identity.tenants.TenantFiles;
import io.perennial.launcher.demo.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportsLoaderTest {
    private static final List<DeclaredImport> IMPORTS = List.of(
            new DeclaredImport("customers.csv", "customers", "accounts"), new DeclaredImport("deals.csv", "deals", "contracts"));

    private static final String PROBLEM =
            """
            {"title": "Invalid", "detail": "2 fields are wrong.", "errors": [
              {"pointer": "", "code": "required", "detail": "must have the column day"},
              {"pointer": "/metric", "code": "required", "detail": "is required"}]}
            """;

    private final HttpServer server = server();
    private final List<String> requests = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private String ended = "complete";
    private String refused = "nothing";

    @TempDir Path folder;

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        server.createContext("/api/v1/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** Answers a request. An import runs when it is first read; from the second time on it has ended. */
    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().toString().substring("/api/v1".length());
        requests.add(exchange.getRequestMethod() + " " + path + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (requests.getLast().contains(refused)) {
            answer(exchange, 422, PROBLEM);
            return;
        }
        var state = requests.stream().filter(("GET " + path + " ")::equals).count() > 1 ? ended : "running";
        var body = path.endsWith("/token")
                ? "{\"access_token\": \"x\", \"expires_in\": 3600}"
                : "{\"id\": \"imp_%d\", \"state\": \"%s\", \"rows\": 3, \"created\": 1, \"refused\": 2, \"failure\": \"A fault of ours.\"}"
                        .formatted(requests.size(), state);
        answer(exchange, 200, body);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.sendResponseHeaders(status, body.length());
        exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    @Test
    void each_file_is_sent_once_the_one_before_is_done() throws Exception {
        write("customers.csv", "id\n7\n");
        write("deals.csv", "id\n8\n");

        load();

        assertEquals(
                List.of("POST /imports?kind=accounts&mapping=customers id\n7\n", "GET /imports/imp_2 ", "GET /imports/imp_2 ",
                        "POST /imports?kind=contracts&mapping=deals id\n8\n", "GET /imports/imp_5 ", "GET /imports/imp_5 "),
                requests.subList(1, requests.size()));
        assertTrue(told.get(1).matches("customers\\.csv +accounts +3 +1 +0 +0 +2 +[0-9.]+"), told.get(1));
        assertEquals("  reasons for refused rows: GET /api/v1/imports/imp_2/refusals", told.get(2));
    }

    @Test
    void nothing_is_sent_where_a_file_is_missing() throws Exception {
        write("deals.csv", "id\n");

        var refused = assertThrows(IOException.class, this::load);

        assertTrue(refused.getMessage().endsWith(" does not contain customers.csv."), refused.getMessage());
        assertEquals(List.of(), requests);
    }

    @Test
    void an_import_that_fails_ends_the_load() throws Exception {
        write("customers.csv", "id\n");
        write("deals.csv", "id\n");
        ended = "failed";

        assertEquals("The load stopped at customers.csv (mapping customers): A fault of ours.",
                assertThrows(IOException.class, this::load).getMessage());
    }

    @Test
    void a_file_that_is_refused_is_named_with_every_reason() throws Exception {
        write("customers.csv", "id\n");
        write("deals.csv", "id\n");
        refused = "mapping=deals";

        assertEquals("The load stopped at deals.csv (mapping deals): POST /api/v1/imports answered 422: 2 fields are wrong."
                + " must have the column day. /metric is required.", assertThrows(IOException.class, this::load).getMessage());
    }

    @Test
    void where_nobody_answers_it_says_where() throws IOException {
        write("customers.csv", "id\n");
        write("deals.csv", "id\n");
        server.stop(0);

        assertEquals("The load stopped at customers.csv (mapping customers): There is no answer from http://localhost:"
                + server.getAddress().getPort() + "/api/v1",
                assertThrows(IOException.class, this::load).getMessage());
    }

    @Test
    void the_order_of_the_files_is_that_of_the_tenants_own() {
        var imports = TenantFiles.read(Path.of("../../tenants")).imports("ravenstack");

        assertEquals(List.of("accounts", "contracts", "usage", "outcomes", "tickets"), imports.stream().map(DeclaredImport::kind).toList());
        assertEquals("ravenstack_subscriptions.csv", imports.get(1).file());
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private void load() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var address = URI.create("http://localhost:" + server.getAddress().getPort() + "/api/v1");
            new ExportsLoader(new Api(http, address, "heath-partner", "secret", Clock.systemUTC()), told::add).load(folder, IMPORTS);
        }
    }
}
