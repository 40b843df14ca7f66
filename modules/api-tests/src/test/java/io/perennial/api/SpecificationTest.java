package io.perennial.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.platform.spec.ApiDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpecificationTest {
    private static final ApiDocument DOCUMENT = ApiDocument.load();
    private static final String REQUEST_ID = "req_01kkgphznwf53stckqvb60276x";
    private static final String ACCOUNT = "/api/v1/accounts/acct_01kgphx13te32v93y21498pbsk";

    private final Specification specification = new Specification(DOCUMENT);

    /** An exchange that conforms to the specification, to be changed into one that does not. */
    private record Draft(
            String method,
            String target,
            Map<String, List<String>> sent,
            @Nullable String request,
            int status,
            Map<String, List<String>> received,
            String answer) {
        Draft request(String json) {
            return new Draft(method, target, sent, json, status, received, answer);
        }

        Draft target(String other) {
            return new Draft(method, other, sent, request, status, received, answer);
        }

        Draft status(int other) {
            return new Draft(method, target, sent, request, other, received, answer);
        }

        Draft answer(String json) {
            return new Draft(method, target, sent, request, status, received, json);
        }

        Draft with(String name, String value) {
            var more = new HashMap<>(received);
            more.put(name, List.of(value));
            return new Draft(method, target, sent, request, status, more, answer);
        }

        Draft without(String name) {
            var less = new HashMap<>(received);
            less.remove(name);
            return new Draft(method, target, sent, request, status, less, answer);
        }

        Draft unsent(String name) {
            var less = new HashMap<>(sent);
            less.remove(name);
            return new Draft(method, target, less, request, status, received, answer);
        }

        SpecifiedExchange exchange() {
            return new SpecifiedExchange(method, target, sent, request, status, received, answer);
        }
    }

    private static final Map<String, List<String>> JSON =
            Map.of("content-type", List.of("application/json;charset=UTF-8"), "request-id", List.of(REQUEST_ID));
    private static final Map<String, List<String>> SENT = Map.of("content-type", List.of("application/json"));

    private static Draft read() {
        return new Draft("GET", ACCOUNT, Map.of(), null, 200, JSON, example("AccountView")).with("ETag", "\"3\"");
    }

    private static Draft create() {
        return new Draft("POST", "/api/v1/accounts", SENT, example("AccountBody"), 201, JSON, example("AccountView"))
                .with("ETag", "\"1\"")
                .with("Location", ACCOUNT);
    }

    private static Draft delete() {
        return new Draft("DELETE", ACCOUNT, Map.of("If-Match", List.of("\"3\"")), null, 204, JSON, "")
                .without("content-type");
    }

    private static Draft list(String query) {
        return new Draft(
                "GET",
                "/api/v1/accounts" + query,
                Map.of(),
                null,
                200,
                JSON,
                "{\"items\": [], \"nextCursor\": null, \"count\": null}");
    }

    private static Draft batch() {
        var items = "{\"items\": [" + example("AccountBody") + ", {\"name\": 7}]}";
        return new Draft("POST", "/api/v1/accounts/batch", SENT, items, 207, JSON, example("BatchResult"));
    }

    private static Draft token() {
        return new Draft(
                "POST",
                "/api/v1/oauth/token",
                Map.of("Content-Type", List.of("application/x-www-form-urlencoded")),
                "grant_type=client_credentials",
                200,
                JSON,
                example("TokenGrant"));
    }

    private static Draft notFound() {
        return problem(read().without("ETag"), 404, "not_found");
    }

    private static Draft problem(Draft draft, int status, String code) {
        var body = """
            {"type": "/docs/#problem-x", "title": "X", "status": %d, "instance": "%s", "code": "%s", "requestId": "%s"}
            """.formatted(status, draft.target().split("\\?")[0], code, REQUEST_ID);
        return draft.status(status).answer(body).with("content-type", "application/problem+json");
    }

    private static String example(String schema) {
        return DOCUMENT.schema(schema).path("example").toString();
    }

    static Stream<Draft> good() {
        return Stream.of(
                read(),
                create(),
                delete(),
                list(""),
                list("?sort=-renewsOn&limit=5&count=true&tag=big%20one"),
                batch(),
                token(),
                notFound(),
                problem(create().without("ETag").without("Location").request("{\"nmae\": 1}"), 422, "invalid"),
                problem(read().without("ETag"), 406, "not_acceptable"),
                problem(read().without("ETag").target("/api/v1/wishes"), 404, "not_found"),
                problem(delete().target("/api/v1/accounts"), 405, "method_not_allowed"));
    }

    @ParameterizedTest
    @MethodSource("good")
    void has_nothing_to_say_of_what_is_as_specified(Draft draft) {
        assertEquals(List.of(), specification.complaints(draft.exchange()));
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("answer /name", read().answer(changed("AccountView", view -> view.put("name", 7)))),
                Arguments.of(
                        "answer : property 'colour'",
                        read().answer(changed("AccountView", view -> view.put("colour", "blue")))),
                Arguments.of("answer : required property 'tier'",
                        read().answer(changed("AccountView", view -> (ObjectNode) view.without("tier")))),
                Arguments.of(
                        "answer /arr/amount",
                        read().answer(example("AccountView").replace("\"43200.00\"", "43200.00"))),
                Arguments.of("the answer is not JSON", read().answer("<html>")),
                Arguments.of("the answer's type is 'text/html'", read().with("content-type", "text/html")),
                Arguments.of("the status 203 is not specified", problem(read(), 203, "invalid")),
                Arguments.of("a fault of the server's", problem(read(), 500, "internal")),
                Arguments.of("the header ETag is missing", read().without("ETag")),
                Arguments.of("header ETag", read().with("ETag", "W/\"3\"")),
                Arguments.of("the header Request-Id is missing", read().without("request-id")),
                Arguments.of("the header Location is missing", create().without("Location")),
                Arguments.of("the header Location is not specified here", read().with("Location", ACCOUNT)),
                Arguments.of("the answer has a body", delete().answer("{}")),
                Arguments.of("If-Match was missing", delete().unsent("If-Match")),
                Arguments.of("?colour was accepted", list("?colour=blue")),
                Arguments.of("limit was accepted as 'many'", list("?limit=many")),
                Arguments.of("sort was accepted as 'colour'", list("?sort=colour")),
                Arguments.of("accepted although request /name", create().request("{\"name\": \"\"}")),
                Arguments.of(
                        "accepted although request /items/0/name",
                        batch().request("{\"items\": [{\"name\": \"\"}, {}]}")),
                Arguments.of("accepted although request /grant_type", token().request("grant_type=password")),
                Arguments.of(
                        "the problem's status is '404', not '409'", notFound().status(409)),
                Arguments.of(
                        "the problem's requestId", notFound().with("request-id", "req_01kkgphznwf53stckqvb602760")),
                Arguments.of(
                        "the problem's instance",
                        notFound().target("/api/v1/accounts/acct_01kgphx13te32v93y21498pbs0")),
                Arguments.of("the code bad_luck does not belong", problem(notFound(), 404, "bad_luck")),
                Arguments.of("the code stale_version does not belong", problem(notFound(), 404, "stale_version")),
                Arguments.of(
                        "the code number_taken is not specified",
                        problem(create().without("ETag").without("Location"), 409, "number_taken")),
                Arguments.of(
                        "the code number_taken is not specified",
                        batch().answer(example("BatchResult").replace("invalid", "number_taken"))),
                Arguments.of("there is no such operation, so the answer must be 404", read().target("/api/v1/wishes")),
                Arguments.of(
                        "there is no such operation, so the answer must be 405",
                        problem(delete().target("/api/v1/accounts"), 404, "not_found")),
                Arguments.of(
                        "the answer is no application/problem+json",
                        problem(delete().target("/api/v1/accounts"), 405, "method_not_allowed")
                                .without("content-type")),
                Arguments.of("the path is not below /api/v1", read().target("/accounts")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void names_what_is_not_as_specified(String complaint, Draft draft) {
        var complaints = specification.complaints(draft.exchange());
        assertTrue(complaints.stream().anyMatch(found -> found.startsWith(complaint)), complaints::toString);
    }

    @Test
    void fails_with_the_exchange_and_all_that_is_wrong() {
        var failure = assertThrows(
                AssertionError.class,
                () -> specification.hold(
                        read().without("ETag").with("Location", "/api/v1/x").exchange()));
        assertEquals(
                "Not as specified:\n  the header ETag is missing\n  the header Location is not specified here\nGET "
                        + ACCOUNT + " → 200 " + example("AccountView"),
                failure.getMessage());
    }

    private static String changed(String schema, UnaryOperator<ObjectNode> change) {
        return change.apply(DOCUMENT.schema(schema).path("example").deepCopy()).toString();
    }
}
