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
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests bodies that are too large, wrongly compressed, wrongly labelled or incomplete, for every operation with a body. */
@ExtendWith(RunningPerennial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransportApiIT {
    private static final int FIFTY_MEGABYTES = 50 * 1024 * 1024;
    private static final Slot NOWHERE = new Slot("nowhere", "/", "");

    private final ApiDocument document = ApiDocument.load();
    private final Requests requests = new Requests(document);
    private final URI server;
    private final PerennialApi api;
    private final PerennialApi nobody;
    private final Records own;
    private final Untouched untouched;

    TransportApiIT(Perennial perennial) {
        server = perennial.address();
        api = perennial.admin("northwind");
        nobody = perennial.api();
        own = Records.shared(perennial, "northwind");
        untouched = new Untouched(perennial.database());
    }

    private interface Try {
        void of(ApiOperation operation) throws Exception;
    }

    private Stream<DynamicTest> each(Try work) {
        var tests = document.operations().stream()
                .filter(operation -> !operation.consumes().isEmpty())
                // A file is stored as it comes; AttachmentsApiIT tests what is refused.
                .filter(operation -> !type(operation).equals("application/octet-stream"))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> work.of(operation)));
        return Stream.concat(tests, Stream.of(DynamicTest.dynamicTest("and nothing was written", untouched::check)));
    }

    private String target(ApiOperation operation) {
        return requests.ask(operation, NOWHERE, "", own).target();
    }

    private Answer send(ApiOperation operation, PerennialApi with, String type, byte[] body) {
        var answer = with.with("If-Match", "*").sendBytes(operation.method(), target(operation), type, body);
        untouched.saysNothingOfInsides(answer.body());
        return answer;
    }

    private static String type(ApiOperation operation) {
        return operation.consumes().getFirst();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @TestFactory
    Stream<DynamicTest> another_content_type_is_refused() {
        return each(operation -> {
            for (var type : List.of("text/plain", "application/xml", "multipart/form-data; boundary=x", "application/json+no", "no type",
                    "*/*", type(operation) + ", text/plain"))
                send(operation, api, type, bytes("{}")).expect(415, "unsupported_media_type");
        });
    }

    @TestFactory
    Stream<DynamicTest> another_charset_is_refused() {
        return each(operation -> {
            if (type(operation).equals("application/x-www-form-urlencoded")) return;
            // A CSV file may be in any encoding that Java knows.
            var others = type(operation).equals("text/csv") ? List.<String>of() : List.of("utf-16", "iso-8859-1");
            for (var charset : Stream.concat(Stream.of("klingon", "\"\""), others.stream()).toList())
                send(operation, api, type(operation) + ";charset=" + charset, bytes("{}")).expect(415, "unsupported_media_type");
        });
    }

    @TestFactory
    Stream<DynamicTest> another_packing_is_refused() throws IOException {
        var packed = packed(1_000);
        return each(operation -> {
            for (var coding : List.of("br", "gzip, gzip", "x-nonsense"))
                send(operation, api.with("Content-Encoding", coding), type(operation), bytes("{}")).expect(415, "unsupported_media_type");
            var gzip = api.with("Content-Encoding", "gzip");
            for (var broken : List.of(bytes("no gzip"), new byte[] {0x1f, (byte) 0x8b, 8}, Arrays.copyOf(packed, packed.length - 6)))
                send(operation, gzip, type(operation), broken).expect(400, "malformed_request");
        });
    }

    @TestFactory
    Stream<DynamicTest> a_bomb_is_as_large_as_what_it_becomes() throws IOException {
        var bomb = packed(FIFTY_MEGABYTES);
        assertTrue(bomb.length < 100_000);
        return each(operation -> {
            var answer = send(operation, api.with("Content-Encoding", "gzip"), type(operation), bomb);
            answer.expect(413, "too_large");
        });
    }

    /** An operation that needs a login may refuse the caller first; a login itself refuses the body before it unpacks it. */
    @TestFactory
    Stream<DynamicTest> nobody_without_a_login_has_a_body_unpacked() throws IOException {
        var small = packed(100);
        return each(operation -> {
            var answer = send(operation, nobody.with("Content-Encoding", "gzip"), type(operation), small);
            if (answer.status() != 401) answer.expect(415, "unsupported_media_type");
        });
    }

    @Test
    void a_login_has_a_small_body() {
        var body = bytes(" ".repeat(16 * 1024) + "{}");
        nobody.sendBytes("POST", "/session", "application/json", body).expect(413, "too_large");
    }

    /** The body that ended the server: a few kilobytes that become millions of values. */
    @Test
    void a_body_has_no_more_values_than_its_operation_needs() throws IOException {
        nobody.post("/session", "{\"tenant\": [" + "[],".repeat(5_000) + "[]]}").expect(413, "too_large");
        var bomb = packed("{\"tenant\": [" + "[],".repeat(2_790_000) + "[]]}");
        assertTrue(bomb.length < 100_000);
        for (var path : List.of("/accounts", "/usage", "/accounts/batch"))
            api.with("Content-Encoding", "gzip").sendBytes("POST", path, "application/json", bomb).expect(413, "too_large");
    }

    private static byte[] packed(int blanks) throws IOException {
        return packed(" ".repeat(blanks));
    }

    private static byte[] packed(String body) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(body.getBytes(StandardCharsets.US_ASCII));
        }
        return packed.toByteArray();
    }

    @TestFactory
    Stream<DynamicTest> fifty_megabytes_are_refused_announced_or_not() {
        return each(operation -> {
            refused(413, "too_large",
                    Raw.flood(server, head(operation) + "Content-Length: " + FIFTY_MEGABYTES + "\r\n\r\n", FIFTY_MEGABYTES, false));
            refused(413, "too_large", Raw.flood(server, head(operation) + "Transfer-Encoding: chunked\r\n\r\n", FIFTY_MEGABYTES, true));
        });
    }

    @TestFactory
    Stream<DynamicTest> what_is_announced_beyond_all_bounds_is_not_waited_for() {
        return each(operation -> {
            refused(413, "too_large", Raw.say(server, head(operation) + "Content-Length: 900000000000000000\r\n\r\n{}"));
            refused(413, "too_large",
                    Raw.say(server, head(operation) + "Content-Length: 900000000000000000\r\nExpect: 100-continue\r\n\r\n"));
            refused(400, "malformed_request", Raw.say(server, head(operation) + "Content-Length: 99999999999999999999\r\n\r\n{}"));
        });
    }

    @TestFactory
    Stream<DynamicTest> a_body_that_breaks_off_is_refused() {
        return each(operation -> {
            refused(400, "malformed_request", Raw.breakOff(server, head(operation) + "Content-Length: 100\r\n\r\n{"));
            for (var chunks : List.of("5\r\n{\"na", "zz\r\n{}\r\n0\r\n\r\n", "-2\r\n{}\r\n0\r\n\r\n", "2\r\n{}0\r\n\r\n"))
                refused(400, "malformed_request", Raw.breakOff(server, head(operation) + "Transfer-Encoding: chunked\r\n\r\n" + chunks));
        });
    }

    private String head(ApiOperation operation) {
        return operation.method() + " " + document.base() + target(operation)
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nIf-Match: *\r\n"
                + "Authorization: " + api.authorization() + "\r\nContent-Type: " + type(operation) + "\r\n";
    }

    private void refused(int status, String code, Raw.Reply reply) {
        untouched.saysNothingOfInsides(reply.body());
        assertEquals(status, reply.status(), reply::toString);
        assertTrue(reply.isProblem() && reply.body().contains("\"" + code + "\""), reply::toString);
    }

    /** Tests two operations only, because the read timeout belongs to the server and not to the operation. */
    @TestFactory
    Stream<DynamicTest> a_body_that_does_not_come_is_not_waited_for_for_ever() {
        return each(operation -> {
            if (Set.of("createAccount", "createSession").contains(operation.id()))
                refused(400, "malformed_request", Raw.say(server, head(operation) + "Content-Length: 100\r\n\r\n{"));
        });
    }
}
