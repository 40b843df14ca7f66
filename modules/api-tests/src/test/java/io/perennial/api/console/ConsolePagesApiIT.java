package io.perennial.api.console;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Perennial;
import io.perennial.api.RunningPerennial;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how the server serves the console. What the pages do is tested in a browser. */
@ExtendWith(RunningPerennial.class)
@DisabledIfSystemProperty(named = "perennial.console", matches = "false", disabledReason = "The console was left out.")
class ConsolePagesApiIT {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final Pattern SCRIPT = Pattern.compile("<script type=\"module\" crossorigin src=\"(/assets/[^\"]+\\.js)\"></script>");

    private final Perennial perennial;

    ConsolePagesApiIT(Perennial perennial) {
        this.perennial = perennial;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/accounts", "/accounts/acct_01kgphx13te32v93y21498pbsk/health", "/renewals?view=board"})
    void its_page_is_at_each_address_that_a_browser_opens(String path) throws IOException, InterruptedException {
        var page = ask("GET", path, "Accept", BROWSER);

        assertEquals(200, page.statusCode());
        assertTrue(SCRIPT.matcher(text(page)).find(), () -> text(page));
        assertEquals("no-store", header(page, "Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/docs/nothing", "/assets/nothing.js", "/WEB-INF/web", "/refusals", "/metrics/nothing"})
    void addresses_of_the_server_stay_its_own(String path) throws IOException, InterruptedException {
        assertEquals(404, ask("GET", path, "Accept", BROWSER).statusCode());
    }

    @Test
    void a_program_gets_a_problem_where_nothing_is() throws IOException, InterruptedException {
        assertEquals(404, ask("GET", "/accounts", "Accept", "application/json").statusCode());
        assertEquals(405, ask("POST", "/accounts", "Accept", BROWSER).statusCode());
    }

    @Test
    void the_browser_runs_nothing_but_its_own_scripts() throws IOException, InterruptedException {
        var page = ask("GET", "/accounts", "Accept", BROWSER);

        assertEquals("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; "
                + "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
                header(page, "Content-Security-Policy"));
        assertEquals("nosniff", header(page, "X-Content-Type-Options"));
        assertEquals("no-referrer", header(page, "Referrer-Policy"));
        assertEquals("same-origin", header(page, "Cross-Origin-Opener-Policy"));
    }

    @Test
    void a_script_is_kept_for_ever_and_sent_compressed() throws IOException, InterruptedException {
        var found = SCRIPT.matcher(text(ask("GET", "/", "Accept", BROWSER)));
        assertTrue(found.find());
        var plain = ask("GET", found.group(1), "Accept", "*/*");
        var compressed = ask("GET", found.group(1), "Accept-Encoding", "gzip, deflate, br");

        assertTrue(header(plain, "Content-Type").startsWith("text/javascript"), plain.headers()::toString);
        assertEquals("public, max-age=31536000, immutable", header(plain, "Cache-Control"));
        assertTrue(header(compressed, "Vary").contains("Accept-Encoding"), compressed.headers()::toString);
        assertEquals("gzip", header(compressed, "Content-Encoding"));
        try (var body = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
            assertArrayEquals(plain.body(), body.readAllBytes());
        }
        var head = ask("HEAD", found.group(1), "Accept", "*/*");
        assertEquals(plain.body().length, Integer.parseInt(header(head, "Content-Length")));
    }

    private HttpResponse<byte[]> ask(String method, String path, String header, String value) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(perennial.address().resolve(path)).header(header, value)
                    .method(method, HttpRequest.BodyPublishers.noBody()).build();
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
