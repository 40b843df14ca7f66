package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which web pages may call the API, by the exact headers and in a browser. */
@ExtendWith(RunningPerennial.class)
class CrossOriginApiIT {
    private static final String ALLOWED = "Access-Control-Allow-Origin";

    private final Perennial perennial;

    CrossOriginApiIT(Perennial perennial) {
        this.perennial = perennial;
    }

    private HttpResponse<String> send(String method, String path, String... headers) throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(perennial.address().resolve("/api/v1" + path)).headers(headers);
            return http.send(request.method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        }
    }

    private HttpResponse<String> question(String origin) throws IOException, InterruptedException {
        return send("OPTIONS", "/accounts", "Origin", origin, "Access-Control-Request-Method", "PATCH", "Access-Control-Request-Headers",
                "authorization,if-match");
    }

    private Optional<String> allowed(String origin, String tenant) throws IOException, InterruptedException {
        var answer = send("GET", "/accounts?limit=1", "Origin", origin, "Authorization", perennial.admin(tenant).authorization());
        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers().allValues("Vary").toString().contains("Origin"), answer.headers()::toString);
        return answer.headers().firstValue(ALLOWED);
    }

    @Test
    void a_browsers_question_is_answered_for_the_pages_of_all_tenants_without_a_login() throws IOException, InterruptedException {
        for (var origin : List.of(TestTenants.origin("northwind"), TestTenants.origin("contoso"), RunningPerennial.PAGE.toString())) {
            var answer = question(origin);
            assertEquals(204, answer.statusCode());
            assertEquals(origin, answer.headers().firstValue(ALLOWED).orElse(""));
            assertTrue(answer.headers().firstValue("Access-Control-Allow-Methods").orElse("").contains("PATCH"));
            for (var header : List.of("Authorization", "Content-Type", "If-Match", "Idempotency-Key"))
                assertTrue(answer.headers().firstValue("Access-Control-Allow-Headers").orElse("").contains(header), header);
            assertEquals("600", answer.headers().firstValue("Access-Control-Max-Age").orElse(""));
            assertFalse(answer.headers().firstValue("Access-Control-Allow-Credentials").isPresent());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "https://crm.northwind.example.evil.example", "http://crm.northwind.example",
        "https://crm.northwind.example:8443"})
    void another_page_is_told_nothing(String origin) throws IOException, InterruptedException {
        assertEquals(204, question(origin).statusCode());
        assertEquals(Optional.empty(), question(origin).headers().firstValue(ALLOWED));
        assertEquals(Optional.empty(), question(origin).headers().firstValue("Access-Control-Allow-Methods"));
        assertEquals(Optional.empty(), allowed(origin, "northwind"));
    }

    @Test
    void a_tenants_page_reads_the_answers_to_the_tenants_tokens_only() throws IOException, InterruptedException {
        var page = TestTenants.origin("northwind");
        assertEquals(Optional.of(page), allowed(page, "northwind"));
        assertEquals(Optional.empty(), allowed(page, "contoso"));
    }

    @Test
    void a_page_reads_the_headers_that_it_needs() throws IOException, InterruptedException {
        var answer = send("GET", "/accounts/x", "Origin", TestTenants.origin("northwind"));
        assertEquals(401, answer.statusCode());
        for (var header : List.of("ETag", "Location", "Request-Id", "Retry-After", "Idempotency-Replayed"))
            assertTrue(answer.headers().firstValue("Access-Control-Expose-Headers").orElse("").contains(header), header);
    }

    /** Logs in, creates an account and changes it, each of which a browser sends only after a question, and shows what it could read. */
    private static final String SCRIPT = """
            <!doctype html><body><script type="module">
            const show = text => document.body.append(text + ' ');
            const json = {'Content-Type': 'application/json'};
            try {
              const session = await (await fetch('API/session', {method: 'POST', headers: json, body: JSON.stringify(
                {tenant: 'northwind', email: 'admin@northwind.example', password: 'perennial-demo'})})).json();
              const login = {...json, Authorization: 'Bearer ' + session.accessToken};
              const made = await fetch('API/accounts', {method: 'POST', headers: {...login, 'Idempotency-Key': crypto.randomUUID?.() ?? 'page'},
                body: JSON.stringify({name: 'From a page'})});
              show('made:' + made.status + made.headers.get('Location')?.startsWith('/api/v1/accounts/'));
              const account = await made.json();
              const changed = await fetch('API/accounts/' + account.id, {method: 'PATCH', headers: {...login, 'If-Match': made.headers.get('ETag')},
                body: JSON.stringify({name: 'Changed'})});
              show('changed:' + changed.status + (await changed.json()).name + !!changed.headers.get('Request-Id'));
              const gone = await fetch('API/accounts/' + account.id, {method: 'DELETE', headers: {...login, 'If-Match': '*'}});
              show('gone:' + gone.status);
            } catch (error) { show('failed:' + error); }
            </script>""";

    @Test
    void a_browser_lets_a_known_page_call_the_api_and_no_other_page() throws IOException, InterruptedException {
        var browser = Stream.of("/usr/bin/chromium", "/usr/bin/google-chrome").map(Path::of).filter(Files::isExecutable).findFirst();
        assumeTrue(browser.isPresent(), "There is no Chromium");
        var known = shown(browser.get(), RunningPerennial.PAGE.getPort());
        assertTrue(known.contains("made:201true changed:200Changedtrue gone:204"), known);
        assertTrue(shown(browser.get(), 0).contains("failed:TypeError"));
    }

    private String shown(Path browser, int port) throws IOException, InterruptedException {
        var pages = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        pages.createContext("/", exchange -> {
            var page = SCRIPT.replace("API", perennial.address().resolve("/api/v1").toString()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        pages.start();
        try {
            return dump(browser, "http://127.0.0.1:" + pages.getAddress().getPort() + "/");
        } finally {
            pages.stop(0);
        }
    }

    private static String dump(Path browser, String page) throws IOException, InterruptedException {
        var profile = Files.createTempDirectory("page");
        var command = new ArrayList<>(List.of(browser.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--no-first-run", "--user-data-dir=" + profile, "--virtual-time-budget=30000", "--timeout=60000", "--dump-dom", page));
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(2, TimeUnit.MINUTES)) process.destroyForcibly();
        return shown;
    }
}
