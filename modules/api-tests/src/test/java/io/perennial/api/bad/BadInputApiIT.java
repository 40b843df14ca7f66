package io.perennial.api.bad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.api.Answer;
import io.perennial.api.Perennial;
import io.perennial.api.PerennialApi;
import io.perennial.api.RunningPerennial;
import io.perennial.api.made.Ask;
import io.perennial.api.made.Records;
import io.perennial.api.made.Requests;
import io.perennial.api.made.Slot;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests every operation with a JSON body: every specified field with every kind of wrong value. */
@ExtendWith(RunningPerennial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(Integer.MAX_VALUE - 4)
class BadInputApiIT {
    private static final Slot NOWHERE = new Slot("nowhere", "/", "");

    private final ApiDocument document = ApiDocument.load();
    private final Requests requests = new Requests(document);
    private final PerennialApi api;
    private final Records own;
    private final Untouched untouched;

    BadInputApiIT(Perennial perennial) {
        api = perennial.admin("northwind").with("Accept-Language", Chinese.LANGUAGE);
        own = Records.shared(perennial, "northwind");
        untouched = new Untouched(perennial.database());
    }

    private Stream<ApiOperation> writes() {
        return document.operations().stream().filter(operation -> operation.consumes().stream().anyMatch(type -> type.endsWith("json")));
    }

    private Stream<DynamicTest> each(Function<ApiOperation, Stream<DynamicTest>> tests) {
        return writes().flatMap(tests);
    }

    @AfterAll
    void nothing_was_written() throws SQLException {
        untouched.check();
    }

    private JsonNode right(ApiOperation operation) {
        return requests.sample(operation.requestSchema().orElseThrow(), own);
    }

    private Answer send(ApiOperation operation, String body) {
        var ask = requests.ask(operation, NOWHERE, "", own);
        return Ask.of(api).answer(new Ask(ask.method(), ask.target(), ask.headers(), ask.type(), body));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @TestFactory
    Stream<DynamicTest> a_wrong_value_is_refused_where_it_stands() {
        return each(operation -> Wrong.of(document, operation.requestSchema().orElseThrow(), right(operation)).stream()
                .map(wrong -> DynamicTest.dynamicTest(operation.id() + ": " + wrong.how() + " at " + wrong.pointer(),
                        () -> refused(operation, wrong))));
    }

    private void refused(ApiOperation operation, Wrong wrong) {
        if (isMeantToBeAbsent(operation, wrong)) return;
        var answer = send(operation, wrong.body());
        untouched.saysNothingOfInsides(answer.body());
        var problem = problem(answer);
        assertEquals("invalid", problem.path("code").asText(), answer.exchange()::toString);
        Chinese.check(problem);
        assertTrue(pointers(problem, answer).stream().anyMatch(pointer -> pointer.startsWith(wrong.pointer())),
                () -> "not " + wrong.pointer() + " in " + answer.exchange());
    }

    /**
     * Returns true if the value may be absent. In a merge patch, null removes a field and no field is required; an optional field of a
     * body may be null.
     */
    private boolean isMeantToBeAbsent(ApiOperation operation, Wrong wrong) {
        if (operation.method().equals("PATCH") && wrong.how().equals("missing") && wrong.pointer().lastIndexOf('/') == 0) return true;
        return wrong.how().equals("null") && !required(operation).contains(wrong.pointer().replaceAll("/\\d+", "/0"));
    }

    private Set<String> required(ApiOperation operation) {
        var found = new TreeSet<String>();
        required(document.resolve(operation.requestSchema().orElseThrow()), "", found);
        return found;
    }

    private void required(JsonNode schema, String pointer, Set<String> found) {
        schema.path("required").forEach(name -> found.add(pointer + "/" + name.asText()));
        schema.path("properties").properties()
                .forEach(field -> required(document.resolve(field.getValue()), pointer + "/" + field.getKey(), found));
        if (schema.has("items")) required(document.resolve(schema.get("items")), pointer + "/0", found);
    }

    /** Returns the problem, for a batch that of its only item. */
    private static JsonNode problem(Answer answer) {
        return answer.status() == 207 ? answer.json().at("/items/0/problem") : answer.json();
    }

    private static Set<String> pointers(JsonNode problem, Answer answer) {
        var found = new TreeSet<String>();
        problem.path("errors").forEach(error -> found.add((answer.status() == 207 ? "/items/0" : "") + error.path("pointer").asText()));
        return found;
    }

    @Execution(ExecutionMode.CONCURRENT)
    @TestFactory
    Stream<DynamicTest> all_that_is_wrong_is_told_at_once() {
        return each(operation -> Stream.of(DynamicTest.dynamicTest(operation.id(), () -> {
            var body = right(operation);
            var part = body.at("/items/0").isObject() ? body.at("/items/0") : body.at("/points/0").isObject() ? body.at("/points/0") : body;
            var at = part == body ? "" : body.has("items") ? "/items/0" : "/points/0";
            part.fieldNames().forEachRemaining(name -> ((ObjectNode) part).putObject(name).put("of", "a wrong type"));
            var answer = send(operation, body.toString());
            var expected = new TreeSet<String>();
            part.fieldNames().forEachRemaining(name -> expected.add(at + "/" + name));
            expected.removeIf(pointer -> isObject(operation, pointer));
            assertTrue(pointers(problem(answer), answer).containsAll(expected), () -> expected + " in " + answer.exchange());
        })));
    }

    /** Returns true for an object, whose errors are reported for its fields. */
    private boolean isObject(ApiOperation operation, String pointer) {
        var schema = document.resolve(operation.requestSchema().orElseThrow());
        for (var step : pointer.substring(1).split("/"))
            schema = document.resolve(step.equals("0") ? schema.path("items") : schema.path("properties").path(step));
        return schema.path("type").asText().equals("object");
    }

    private static final Map<String, String> NO_JSON = Map.of(
            "nothing", "", "half an object", "{\"name\": ", "two objects", "{}{}", "a name twice", "{\"name\": \"a\", \"name\": \"b\"}",
            "100-fold nesting", "{\"name\":" + "[".repeat(100) + "]".repeat(100) + "}", "not a number", "{\"name\": NaN}",
            "a comment", "{/* */}", "a number of 200,000 digits", "{\"name\": " + "9".repeat(200_000) + "}");

    @Execution(ExecutionMode.CONCURRENT)
    @TestFactory
    Stream<DynamicTest> what_is_no_json_is_refused_as_such() {
        return each(
                operation -> NO_JSON.entrySet().stream().map(bad -> DynamicTest.dynamicTest(operation.id() + ": " + bad.getKey(), () -> {
                    var answer = send(operation, bad.getValue());
                    untouched.saysNothingOfInsides(answer.body());
                    assertTrue(Set.of("malformed_json", "invalid", "too_large").contains(answer.text("/code")),
                            answer.exchange()::toString);
                })));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @TestFactory
    Stream<DynamicTest> what_is_json_but_no_object_is_refused() {
        return each(operation -> Stream.of("null", "[]", "7", "\"text\"", "true")
                .map(bad -> DynamicTest.dynamicTest(operation.id() + ": " + bad, () -> {
                    var answer = send(operation, bad);
                    untouched.saysNothingOfInsides(answer.body());
                    assertTrue(List.of(400, 422).contains(answer.status()), answer.exchange()::toString);
                })));
    }
}
