package io.perennial.api.bad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Ask;
import io.perennial.api.made.Records;
import io.perennial.api.made.Requests;
import io.perennial.api.made.Slot;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests what generated clients, proxies and browsers send: content negotiation, languages, methods, addresses, compression. */
@ExtendWith(RunningPerennial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireApiIT {
    private static final Slot NOWHERE = new Slot("nowhere", "/", "");
    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";

    private final URI server;
    private final PerennialApi api;
    private final Records own;
    private final ApiDocument document = ApiDocument.load();
    private final Requests requests = new Requests(document);

    WireApiIT(Perennial perennial) {
        server = perennial.address();
        api = perennial.admin("northwind");
        own = Records.shared(perennial, "northwind");
    }

    private HttpResponse<byte[]> ask(String path, String... headers) throws IOException, InterruptedException {
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var request = HttpRequest.newBuilder(server.resolve(path));
            if (headers.length > 0) request.headers(headers);
            return http.send(request.build(), BodyHandlers.ofByteArray());
        }
    }

    private Stream<DynamicTest> each(java.util.function.Predicate<ApiOperation> which, java.util.function.Consumer<ApiOperation> check) {
        return document.operations().stream().filter(which)
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> check.accept(operation)));
    }

    private int status(ApiOperation operation, PerennialApi with) {
        var ask = requests.ask(operation, NOWHERE, "", own);
        var headers = new java.util.TreeMap<>(ask.headers());
        headers.replace("If-Match", "\"0\"");
        return Ask.of(with).answer(new Ask(ask.method(), ask.target(), headers, ask.type(), ask.body() == null ? null : "[]")).status();
    }

    @TestFactory
    Stream<DynamicTest> an_answer_without_a_body_needs_no_type() {
        return each(operation -> document.answeredTypes(operation).isEmpty() && !operation.path().equals("/session"),
                operation -> assertFalse(status(operation, api.with("Accept", "application/problem+json")) == 406, operation::toString));
    }

    @TestFactory
    Stream<DynamicTest> a_wish_that_cannot_be_read_is_no_reason_to_refuse() {
        return each(operation -> !operation.path().equals("/session"), operation -> {
            var wishes = api.with("Accept", "*/*;q=abc").with("Accept-Language", "xx;q=abc").with("Accept-Charset", ";q");
            assertEquals(status(operation, api), status(operation, wishes), operation::toString);
        });
    }

    @Test
    void a_type_that_an_answer_does_not_have_is_refused_before_anything_is_written() {
        api.with("Accept", "text/html, application/problem+json").post("/accounts", Map.of("name", "x")).expect(406, "not_acceptable");
        api.with("Accept", "text/html, application/*;q=0.1").get("/accounts?limit=1").expect(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "zh-Hant | zh-Hant", "zh-Hant-TW | zh-Hant", "zh-HK | zh-Hant", "zh-Hans | zh-Hans", "zh-CN | zh-Hans", "zh-SG | zh-Hans",
        "en;q=0.1,zh-TW | zh-Hant", "fr | en"
    })
    void a_problem_speaks_the_callers_language_and_says_which(String wish, String language) {
        var problem = api.with("Accept-Language", wish).get("/accounts/x").expect(404);
        assertEquals(language, problem.header("Content-Language"));
        assertTrue(problem.header("Vary").contains("Accept-Language"), problem.exchange()::toString);
        var title = Map.of("en", "Not found", "zh-Hans", "未找到", "zh-Hant", "找不到").get(language);
        assertEquals(title, problem.text("/title"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/accounts/batch | OPTIONS, POST", "/accounts/x | DELETE, GET, HEAD, OPTIONS, PATCH",
        "/tickets/facets | GET, HEAD, OPTIONS", "/organisation | GET, HEAD, OPTIONS"})
    void an_address_names_its_own_methods(String path, String methods) throws IOException {
        var told = Raw.say(server, "OPTIONS /api/v1" + path + HOST + "\r\n");
        assertTrue(told.head().lines().anyMatch(line -> line.equalsIgnoreCase("Allow: " + methods)), told::toString);
    }

    @TestFactory
    Stream<DynamicTest> another_method_is_told_the_allowed_ones() {
        var paths = document.operations().stream().collect(Collectors.groupingBy(ApiOperation::path));
        return paths.entrySet().stream().map(path -> DynamicTest.dynamicTest(path.getKey(), () -> {
            var operation = path.getValue().getFirst();
            var target = requests.ask(operation, NOWHERE, "", own).target().split("\\?")[0];
            var allowed = new TreeSet<>(Set.of("OPTIONS"));
            path.getValue().forEach(one -> allowed.add(one.method()));
            if (allowed.contains("GET")) allowed.add("HEAD");
            for (var method : others(path.getKey(), allowed)) {
                var hasBody = Set.of("POST", "PUT", "PATCH").contains(method);
                var refused = api.send(method, target, hasBody ? "application/json" : null, hasBody ? "{}" : null)
                        .expect(405, "method_not_allowed");
                assertEquals(allowed, new TreeSet<>(List.of(refused.header("Allow").split(", *"))), method);
            }
        }));
    }

    /** A literal path that looks like that of a record, such as {@code /accounts/batch}, is tried with the methods of records. */
    private List<String> others(String path, Set<String> allowed) {
        var looksLikeOther = document.operations().stream()
                .anyMatch(one -> !one.path().equals(path) && path.matches(one.path().replaceAll("\\{[^}]*}", "[^/{}]+")));
        var tried = looksLikeOther ? Stream.of("BREW", "GET", "POST", "PUT", "PATCH", "DELETE") : Stream.of("BREW");
        return tried.filter(method -> !allowed.contains(method)).toList();
    }

    @Test
    void plain_json_is_taken_as_a_merge_patch_and_anything_else_is_told_so() {
        var made = api.post("/accounts", Map.of("name", "before", "segment", "mid")).expect(201);
        var patch = api.with("If-Match", made.etag());
        assertEquals("application/merge-patch+json, application/json",
                patch.send("PATCH", made.location(), "text/plain", "{}").expect(415).header("Accept-Patch"));
        var patched = patch.send("PATCH", made.location(), "application/json", "{\"name\": \"after\", \"segment\": null}").expect(200);
        assertEquals("after", patched.text("/name"));
        assertTrue(patched.json().path("segment").isNull());
        api.delete(made.location(), patched.etag()).expect(204);
    }

    /** Nobody could address the record. Liberty itself refuses the control characters of ASCII in a path. */
    @Test
    void an_external_id_that_no_address_can_have_is_refused_wherever_it_is_sent() {
        for (var path : List.of("a%C2%85b", "a%E2%80%A8b"))
            assertEquals("/externalKeys/0/externalId", api.put("/accounts/by-external/wire/" + path, Map.of("name", "x"))
                    .expect(422, "invalid").text("/errors/0/pointer"), path);
        for (var id : List.of("a\tb", ".", "..", "a/../b", "a\\.\\b", "a\u0001b")) {
            var body = Map.of("name", "x", "externalKeys", List.of(Map.of("system", "wire", "externalId", id)));
            assertEquals("/externalKeys/0/externalId", api.post("/accounts", body).expect(422).text("/errors/0/pointer"), id);
            assertEquals("/externalKeys/0/externalId", api.post("/accounts/batch", Map.of("items", List.of(body))).expect(207)
                    .text("/items/0/problem/errors/0/pointer"), id);
        }
        var made = api.put("/accounts/by-external/wire/7%20", Map.of("name", "x")).expect(201);
        assertEquals(made.etag(), api.get("/accounts/by-external/wire/7").expect(200).etag());
        api.delete(made.location(), "*").expect(204);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a%5Cb | a\\b", "a%23b | a#b", "a%3Bb | a;b", "a%2Fb | a/b", "a%3Fb | a?b", "%E5%AF%86 | 密",
        "a+b | a+b"})
    void any_character_of_an_external_id_may_be_encoded(String encoded, String id) {
        var path = "/accounts/by-external/wire/" + encoded;
        var made = api.put(path, Map.of("name", "by " + encoded)).expect(201);
        assertEquals(id, made.text("/externalKeys/0/externalId"));
        api.put(path, Map.of("name", "by " + encoded)).expect(200);
        api.delete(made.location(), "*").expect(204);
    }

    @Test
    void an_address_has_one_spelling() throws IOException {
        var keyed = "PUT /api/v1/accounts/by-external/wire/77";
        for (var spelling : List.of(";2", "%2F..%2F78", "/../78", "\u00c3\u00a9"))
            assertTrue(refused(keyed + spelling, "{\"name\": \"x\"}").body().contains("malformed_request"), spelling);
        var once = api.with("Idempotency-Key", UUID.randomUUID().toString());
        var first = once.post("/accounts", Map.of("name", "once")).expect(201);
        for (var spelling : List.of("/accounts/", "/%61ccounts")) once.post(spelling, Map.of("name", "once")).expect(404);
        for (var spelling : List.of("//accounts", "/accounts;a", "/accounts/.", "/./accounts", "/accounts%2F"))
            assertTrue(Set.of(400, 404).contains(refused("POST /api/v1" + spelling, "{\"name\": \"x\"}").status()), spelling);
        api.delete(first.location(), first.etag()).expect(204);
    }

    private Raw.Reply refused(String line, String body) throws IOException {
        return Raw.say(server,
                line + HOST + "Authorization: " + api.authorization() + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);
    }

    @Test
    void a_text_in_the_place_of_an_object_is_a_wrong_type() {
        var batch = api.post("/accounts/batch", Map.of("items", List.of("", " ", "x"))).expect(207);
        batch.json().path("items").forEach(item -> assertEquals("type", item.at("/problem/errors/0/code").asText(), item::toString));
        var wrong = api.post("/accounts", "{\"name\": \"x\", \"customFields\": \"\", \"tags\": \"\"}").expect(422, "invalid");
        assertEquals(Set.of("/customFields type", "/tags type"), wrong.json().path("errors").valueStream()
                .map(error -> error.path("pointer").asText() + " " + error.path("code").asText()).collect(Collectors.toSet()));
    }

    @Test
    void a_large_answer_is_compressed_for_those_who_can_read_it() throws IOException, InterruptedException {
        var plain = ask("/openapi.json");
        var packed = ask("/openapi.json", "Accept-Encoding", "gzip");
        assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElse(""));
        assertTrue(packed.headers().allValues("Vary").toString().contains("Accept-Encoding"), packed.headers()::toString);
        assertTrue(packed.body().length < plain.body().length / 4);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertEquals(new String(plain.body(), StandardCharsets.UTF_8), new String(unpacked.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertEquals("", plain.headers().firstValue("Content-Encoding").orElse(""));
    }

    @Test
    void the_document_is_sent_once() throws IOException, InterruptedException {
        for (var path : List.of("/openapi.json", "/openapi.yaml")) {
            var tag = ask(path).headers().firstValue("ETag").orElseThrow();
            assertEquals(304, ask(path, "If-None-Match", tag).statusCode());
            assertEquals(304, ask(path, "If-None-Match", "\"x\", W/" + tag).statusCode());
            assertEquals(200, ask(path, "If-None-Match", "\"x\"").statusCode());
        }
    }

    @Test
    void a_browser_finds_the_console_and_an_icon() throws IOException, InterruptedException {
        var front = ask("/");
        assertEquals(200, front.statusCode());
        assertTrue(front.headers().firstValue("Content-Type").orElse("").startsWith("text/html"), front.headers()::toString);
        var icon = ask("/favicon.ico");
        assertEquals(200, icon.statusCode());
        assertTrue(icon.headers().firstValue("Content-Type").orElse("").startsWith("image/"), icon.headers()::toString);
    }

    @ParameterizedTest
    @CsvSource({"northwind-partner, perennial-demo-secret", "northwind%2Dpartner, perennial%2Ddemo%2dsecret"})
    void a_client_may_encode_its_credentials_as_the_standard_says(String id, String secret) {
        var basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var answer = api.with("Authorization", "Basic " + basic)
                .send("POST", "/oauth/token", "application/x-www-form-urlencoded", "grant_type=client_credentials").expect(200);
        api.withToken(answer.text("/access_token")).get("/accounts?limit=1").expect(200);
    }

    @Test
    void a_scope_is_ignored() throws IOException {
        var form =
                "grant_type=client_credentials&client_id=northwind-partner&client_secret=perennial-demo-secret&scope=any+thing&audience=x";
        var reply =
                Raw.say(server, "POST /api/v1/oauth/token" + HOST + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + form.length() + "\r\n\r\n" + form);
        assertEquals(200, reply.status(), reply::toString);
    }
}
