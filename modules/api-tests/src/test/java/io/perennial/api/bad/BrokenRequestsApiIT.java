package io.perennial.api.bad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Records;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests malformed requests that no client library would send. A request that reaches the application gets a problem document. A request
 * that the server's channel refuses gets only a status line. A path that the server cannot decode gets a short page of the server, which
 * repeats the path and reveals nothing of ours.
 */
@ExtendWith(RunningPerennial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenRequestsApiIT {
    private static final String ACCOUNTS = "GET /api/v1/accounts HTTP/1.1";
    private static final String SESSION = "POST /api/v1/session HTTP/1.1\r\nContent-Type: application/json";
    private static final String HOST = "\r\nHost: localhost\r\nConnection: close\r\n";

    private final URI server;
    private final PerennialApi api;
    private final Records own;
    private final Untouched untouched;

    BrokenRequestsApiIT(Perennial perennial) {
        server = perennial.address();
        api = perennial.admin("northwind");
        own = Records.shared(perennial, "northwind");
        untouched = new Untouched(perennial.database());
    }

    private interface Check {
        void of(Raw.Reply reply);
    }

    private Stream<DynamicTest> each(Stream<String> requests, Check check) {
        var tests = requests.map(request -> DynamicTest.dynamicTest(shown(request), () -> {
            var reply = Raw.say(server, request);
            untouched.saysNothingOfInsides(reply.head() + reply.body());
            check.of(reply);
        }));
        return Stream.concat(tests, Stream.of(DynamicTest.dynamicTest("and nothing was written", untouched::check)));
    }

    private static String shown(String request) {
        return request.substring(0, Math.min(request.length(), 120)).replace("\r\n", " | ").replace("\0", "NUL");
    }

    private static void isProblem(int status, Raw.Reply reply) {
        assertEquals(status, reply.status(), reply::toString);
        assertTrue(reply.isProblem() && reply.head().contains("Request-Id: req_") && reply.body().contains("\"status\":" + status),
                reply::toString);
    }

    @TestFactory
    Stream<DynamicTest> an_address_that_cannot_be_read_is_a_problem() {
        var addresses = Stream.of(
                "/api/v1/accounts?limit=%zz", "/api/v1/accounts/%C3%28", "/api/v1/accounts?name=\u0001", "/api/v1/accounts/..%2f..",
                "/api/v1/accounts/%2e%2e/%2e%2e/WEB-INF/web.xml",
                "/api\\v1\\accounts");
        return each(addresses.map(address -> "GET " + address + " HTTP/1.1" + HOST + "\r\n"), reply -> isProblem(400, reply));
    }

    @TestFactory
    Stream<DynamicTest> an_address_where_nothing_is_is_a_problem() {
        var addresses = Stream.of("/nowhere", "/WEB-INF/web.xml", "/api/v1/../../WEB-INF/web.xml", "/docs/nothing",
                "//api//v1//accounts", "/refusals", "/health/nonsense", "/health/live/", "/api/v1/" + "x".repeat(5_000));
        return each(addresses.map(address -> "GET " + address + " HTTP/1.1" + HOST + "\r\n"), reply -> {
            isProblem(404, reply);
            assertTrue(reply.body().length() < 2_500, reply::toString);
        });
    }

    @TestFactory
    Stream<DynamicTest> a_request_whose_end_or_host_is_in_doubt_is_a_problem() {
        var framed = Stream.of(
                "Content-Length: abc", "Content-Length: -5", "Content-Length: 2, 2", "Transfer-Encoding: nonsense",
                "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked")
                .map(ends -> SESSION + HOST + ends + "\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
        var hosts = Stream
                .of("Host: a b/<>:x", "Host: localhost:99999999", "Host: localhost\r\nHost: other", "Host:", "X-No: host", "Host: [::bad")
                .map(host -> ACCOUNTS + "\r\nConnection: close\r\n" + host + "\r\n\r\n");
        var versions = Stream.of("GET /api/v1/accounts HTTP/9.9" + HOST + "\r\n", "GET /api/v1/accounts HTTP/1.2" + HOST + "\r\n");
        return each(Stream.of(framed, hosts, versions).flatMap(requests -> requests), reply -> isProblem(400, reply));
    }

    @TestFactory
    Stream<DynamicTest> a_method_that_nobody_knows_is_a_problem() {
        var requests =
                Stream.of("BREW /api/v1/accounts", "G(T /api/v1/accounts", "TRACE /api/v1/accounts", "POST /openapi", "BREW /openapi",
                        "BREW /docs/", "DELETE /", "POST /health/live", "BREW /health", "PUT /metrics");
        return each(requests.map(line -> line + " HTTP/1.1" + HOST + "Content-Length: 0\r\n\r\n"), reply -> isProblem(405, reply));
    }

    @TestFactory
    Stream<DynamicTest> a_header_that_cannot_be_read_is_a_problem() {
        var headers = Stream.of("Accept: nonsense", "Accept-Language: ;;q=zz,,\u0080",
                "Content-Type: a/b\r\nContent-Type: c/d\r\nContent-Length: 0");
        return each(headers.map(header -> ACCOUNTS + HOST + header + "\r\n\r\n"), reply -> {
            assertTrue(reply.status() >= 400 && reply.status() < 500 && reply.isProblem(), reply::toString);
        });
    }

    /** Tests requests that no application sees. The answer is only a status; 505 is the status for an unknown version of HTTP. */
    @TestFactory
    Stream<DynamicTest> what_the_servers_channel_refuses_is_bare() {
        var requests = Stream.of(
                "GET /api/v1/" + "x".repeat(100_000) + " HTTP/1.1" + HOST + "\r\n",
                ACCOUNTS + HOST + "X-Long: " + "x".repeat(200_000) + "\r\n\r\n",
                ACCOUNTS + HOST + "X-Many: 1\r\n".repeat(5_000) + "\r\n", ACCOUNTS + HOST + "nonsense\r\n\r\n",
                ACCOUNTS + HOST + "Bad Name: x\r\n\r\n",
                "CONNECT localhost:80 HTTP/1.1" + HOST + "\r\n", "GET http://[::bad/api/v1/accounts HTTP/1.1" + HOST + "\r\n",
                "GET api/v1/accounts HTTP/1.1" + HOST + "\r\n",
                "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n\r\n", "GET /api/v1/accounts FTP/1.1" + HOST + "\r\n",
                "GET /api/v1/accounts\r\n\r\n");
        return each(requests, reply -> {
            assertTrue(reply.status() == 400 || reply.status() == 505, reply::toString);
            assertEquals("", reply.body());
        });
    }

    /** Tests requests that the server resolves by itself: the last of two lengths counts, and chunked encoding overrides a length. */
    @TestFactory
    Stream<DynamicTest> what_the_server_settles_by_itself_breaks_nothing() {
        var requests = Stream.of(
                SESSION + HOST + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}\n",
                SESSION + HOST + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "TRACE /docs/ HTTP/1.1" + HOST + "\r\n", "OPTIONS * HTTP/1.1" + HOST + "\r\n");
        return each(requests, reply -> assertTrue(reply.status() >= 400 && reply.status() < 500, reply::toString));
    }

    @TestFactory
    Stream<DynamicTest> an_address_that_the_server_cannot_decode_gets_its_own_short_page() {
        var addresses = Stream.of("/api/v1/accounts/%zz", "/%zz", "/api/v1/accounts/%00", "/api/v1/accounts/..%2f..%2f..%2f..%2f..%2f..",
                "/api/v1/../../../etc/passwd");
        return each(addresses.map(address -> "GET " + address + " HTTP/1.1" + HOST + "\r\n"), reply -> {
            assertEquals(400, reply.status(), reply::toString);
            assertTrue(reply.body().length() < 300, reply::toString);
        });
    }

    @Test
    void a_head_says_what_a_get_would_and_no_more() throws IOException {
        var reply = Raw.say(server, "HEAD /api/v1/accounts HTTP/1.1" + HOST + "\r\n");
        assertEquals(401, reply.status(), reply::toString);
        assertEquals("", reply.body());
        assertTrue(Raw.say(server, "OPTIONS /api/v1/accounts HTTP/1.1" + HOST + "\r\n").status() < 500);
    }

    @Test
    void who_asks_first_is_told_to_go_on() throws IOException {
        var body = "{\"tenant\": \"northwind\"}";
        isProblem(422, Raw.say(server, SESSION + HOST + "Expect: 100-continue\r\nContent-Length: " + body.length() + "\r\n\r\n" + body));
    }

    @Test
    void headers_of_ours_are_checked_too() {
        var accounts = "/accounts/" + own.id("acct");
        api.with("Idempotency-Key", "k".repeat(256)).post("/accounts", Map.of("name", "x")).expect(400, "malformed_request");
        api.with("If-Match", "x".repeat(101)).send("PATCH", accounts, "application/merge-patch+json", "{}").expect(412, "stale_version");
        api.with("Accept", "text/html").get(accounts).expect(406, "not_acceptable");
        api.with("Authorization", "Bearer " + "x".repeat(5_000)).get(accounts).expect(401, "unauthenticated");
        api.with("Authorization", "Basic !!")
                .send("POST", "/oauth/token", "application/x-www-form-urlencoded", "grant_type=client_credentials")
                .expect(400, "malformed_request");
        for (var path : List.of("x", "acct_", "ACCT_01KGPHX13TE32V93Y21498PBSK", "acct_8zzzzzzzzzzzzzzzzzzzzzzzzz", "%F0%9F%92%A5",
                "x".repeat(5_000)))
            api.get("/accounts/" + path).expect(404, "not_found");
    }
}
