package io.perennial.api.bad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Answer;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Records;
import io.perennial.api.made.Requests;
import io.perennial.api.made.Slot;
import io.perennial.platform.ApiDocument;
import io.perennial.platform.ApiOperation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Too much, wrongly packed, wrongly labelled, wrongly addressed: before anything of it is understood. */
@ExtendWith(RunningPerennial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransportApiIT {
    private static final int FIFTY_MEGABYTES = 50 * 1024 * 1024;
    private static final Slot NOWHERE = new Slot("nowhere", "/", "");

    private final ApiDocument document = ApiDocument.load();
    private final Requests requests = new Requests(document);
    private final URI server;
    private final PerennialApi api;
    private final Records own;
    private final Untouched untouched;

    TransportApiIT(Perennial perennial) {
        server = perennial.address();
        api = perennial.admin("northwind");
        own = new Records(perennial, "northwind").all();
        untouched = new Untouched(perennial.database());
    }

    private Stream<DynamicTest> each(Stream<ApiOperation> operations, Try work) {
        var tests = operations.map(operation -> DynamicTest.dynamicTest(operation.id(), () -> work.of(operation)));
        return Stream.concat(tests, Stream.of(DynamicTest.dynamicTest("and nothing was written", untouched::check)));
    }

    private interface Try {
        void of(ApiOperation operation) throws Exception;
    }

    private Stream<ApiOperation> withBody() {
        return document.operations().stream().filter(operation -> !operation.consumes().isEmpty());
    }

    private Stream<ApiOperation> lists() {
        return document.operations().stream().filter(operation -> operation.queryParameters().contains("limit"));
    }

    private String target(ApiOperation operation) {
        return requests.ask(operation, NOWHERE, "", own).target();
    }

    private Answer send(ApiOperation operation, PerennialApi with, String type, byte[] body) {
        return with.with("If-Match", "*").sendBytes(operation.method(), target(operation), type, body);
    }

    private static String type(ApiOperation operation) {
        return operation.consumes().getFirst();
    }

    @TestFactory
    Stream<DynamicTest> another_content_type_is_refused() {
        return each(withBody(), operation -> {
            for (var type : List.of("text/plain", "application/xml", "multipart/form-data; boundary=x", "application/json+no", "no type"))
                send(operation, api, type, "{}".getBytes(StandardCharsets.UTF_8)).expect(415, "unsupported_media_type");
        });
    }

    @TestFactory
    Stream<DynamicTest> another_packing_is_refused() {
        return each(withBody().filter(operation -> !operation.open()), operation -> {
            send(operation, api.with("Content-Encoding", "br"), type(operation), "{}".getBytes(StandardCharsets.UTF_8)).expect(415, "unsupported_media_type");
            send(operation, api.with("Content-Encoding", "gzip"), type(operation), "no gzip".getBytes(StandardCharsets.UTF_8)).expect(400, "malformed_request");
            send(operation, api.with("Content-Encoding", "gzip"), type(operation), new byte[] {0x1f, (byte) 0x8b, 8}).expect(400, "malformed_request");
        });
    }

    @TestFactory
    Stream<DynamicTest> a_bomb_is_as_large_as_what_it_becomes() throws IOException {
        var bomb = packed(FIFTY_MEGABYTES);
        assertTrue(bomb.length < 100_000);
        return each(withBody().filter(operation -> !operation.open()), operation ->
                send(operation, api.with("Content-Encoding", "gzip"), type(operation), bomb).expect(413, "too_large"));
    }

    private static byte[] packed(int blanks) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(" ".repeat(blanks).getBytes(StandardCharsets.US_ASCII));
        }
        return packed.toByteArray();
    }

    @TestFactory
    Stream<DynamicTest> fifty_megabytes_are_refused_announced_or_not() {
        return each(withBody(), operation -> {
            for (var announced : List.of(true, false)) {
                var answer = Raw.upload(server, operation.method(), document.base() + target(operation), headers(operation), FIFTY_MEGABYTES, announced);
                assertEquals(413, answer.status(), answer::toString);
                assertTrue(answer.text().contains("\"too_large\""), answer::toString);
            }
        });
    }

    private Map<String, String> headers(ApiOperation operation) {
        return Map.of("Authorization", api.authorization(), "Content-Type", type(operation), "If-Match", "*");
    }

    @TestFactory
    Stream<DynamicTest> absurd_parameters_of_a_list_are_refused() {
        return each(lists(), operation -> {
            for (var absurd : List.of("limit=0", "limit=201", "limit=-1", "limit=abc", "limit=99999999999999999999", "limit=", "limit=1e2", "cursor=x", "cursor=" + "A".repeat(3_000),
                    "cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "count=maybe", "sort=nobody", "sort=", "unheardOf=1", "limit=1&limit=2", "%00=1", "sort=name%00", "a[]=1", "=")) {
                var answer = api.get(target(operation) + (target(operation).contains("?") ? "&" : "?") + absurd);
                untouched.saysNothingOfInsides(answer);
                assertEquals(400, answer.status(), answer.exchange()::toString);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_filter_takes_no_nonsense() {
        var filters = lists().flatMap(operation -> operation.parameters().stream()
                .filter(parameter -> parameter.path("in").asText().equals("query") && parameter.path("schema").path("type").asText().equals("string"))
                .map(parameter -> target(operation) + "?" + parameter.path("name").asText() + "="));
        return filters.flatMap(filter -> Stream.of("%00", "a%00b", "x".repeat(5_000)).map(bad -> DynamicTest.dynamicTest(filter + bad.substring(0, Math.min(9, bad.length())), () -> {
            var answer = api.get(filter + bad);
            untouched.saysNothingOfInsides(answer);
            assertEquals(400, answer.status(), answer.exchange()::toString);
        })));
    }

    @TestFactory
    Stream<DynamicTest> an_id_that_is_none_is_not_found() {
        var withId = document.operations().stream().filter(operation -> !operation.pathParameters().isEmpty() && !operation.path().contains("{system}"));
        return each(withId, operation -> {
            for (var bad : List.of("x", "acct_", "ACCT_01KGPHX13TE32V93Y21498PBSK", "acct_8zzzzzzzzzzzzzzzzzzzzzzzzz", "%F0%9F%92%A5", "x".repeat(2_000))) {
                var target = operation.path().replaceAll("\\{[^}]+}", bad) + (operation.id().equals("getUsage") ? "?metric=logins" : "");
                var answer = api.with("If-Match", "*").send(operation.method(), target, operation.consumes().isEmpty() ? null : type(operation), operation.consumes().isEmpty() ? null : "{}");
                untouched.saysNothingOfInsides(answer);
                assertTrue(Set.of(400, 404).contains(answer.status()), answer.exchange()::toString);
            }
        });
    }

    private void assertRefused(Raw.Reply answer) {
        assertTrue(answer.status() >= 400 && answer.status() < 500, answer::toString);
        for (var word : List.of("Exception", "\tat ", "java.", "io.perennial")) assertTrue(!answer.text().contains(word), answer::toString);
    }

    @Test
    void headers_of_ours_are_checked_too() {
        var accounts = "/accounts/" + own.id("acct");
        api.with("Idempotency-Key", "k".repeat(256)).post("/accounts", Map.of("name", "x")).expect(400, "malformed_request");
        api.with("If-Match", "x".repeat(101)).send("PATCH", accounts, "application/merge-patch+json", "{}").expect(412, "stale_version");
        api.with("Accept", "text/html").get(accounts).expect(406, "not_acceptable");
        api.with("Authorization", "Bearer " + "x".repeat(5_000)).get(accounts).expect(401, "unauthenticated");
        api.with("Authorization", "Basic !!").send("POST", "/oauth/token", "application/x-www-form-urlencoded", "grant_type=client_credentials").expect(400, "malformed_request");
    }
}
