package io.perennial.api.bad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import io.perennial.platform.spec.SchemaCheck;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests every query parameter of every GET operation with values that its schema forbids. */
@ExtendWith(RunningPerennial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(Integer.MAX_VALUE - 3)
class ParametersApiIT {
    private static final Slot NOWHERE = new Slot("nowhere", "/", "");

    private final ApiDocument document = ApiDocument.load();
    private final Requests requests = new Requests(document);
    private final SchemaCheck check = SchemaCheck.of(document);
    private final PerennialApi api;
    private final Records own;
    private final Untouched untouched;

    ParametersApiIT(Perennial perennial) {
        api = perennial.admin("northwind").with("Accept-Language", Chinese.LANGUAGE);
        own = Records.shared(perennial, "northwind");
        untouched = new Untouched(perennial.database());
    }

    private Stream<ApiOperation> reads() {
        return document.operations().stream()
                .filter(operation -> operation.method().equals("GET") && !operation.queryParameters().isEmpty());
    }

    private static Stream<JsonNode> parameters(ApiOperation operation) {
        return operation.parameters().stream().filter(parameter -> parameter.path("in").asText().equals("query"));
    }

    /** Returns values that the schema forbids. */
    private Set<String> wrong(JsonNode parameter) {
        var schema = ApiOperation.valueSchema(parameter);
        var values = new LinkedHashSet<>(List.of("", "§ 1", "a\u0000b", "x".repeat(schema.path("maxLength").asInt(2_000) + 1), "2026-02-30",
                "0", "201", "1e2", "maybe", "TRUE"));
        values.removeIf(value -> check.errors(schema, typed(value, schema)).isEmpty() && !value.contains("\u0000"));
        assertFalse(values.isEmpty(), () -> "nothing is wrong for " + parameter);
        return values;
    }

    private static JsonNode typed(String value, JsonNode schema) {
        var json = JsonNodeFactory.instance;
        return switch (schema.path("type").asText()) {
            case "integer" -> value.matches("\\d{1,9}") ? json.numberNode(Integer.parseInt(value)) : json.textNode(value);
            case "boolean" -> value.matches("true|false") ? json.booleanNode(Boolean.parseBoolean(value)) : json.textNode(value);
            default -> json.textNode(value);
        };
    }

    private String target(ApiOperation operation, String name, String value) {
        var target = requests.ask(operation, NOWHERE, "", own).target();
        var parts = target.split("\\?", 2);
        var kept = parts.length == 1 ? new ArrayList<String>() : Stream.of(parts[1].split("&"))
                .filter(given -> !given.startsWith(name + "=")).collect(Collectors.toCollection(ArrayList::new));
        kept.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        return parts[0] + "?" + String.join("&", kept);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @TestFactory
    Stream<DynamicTest> a_value_that_its_schema_forbids_is_refused_by_name() {
        return reads().flatMap(operation -> parameters(operation).flatMap(parameter -> wrong(parameter).stream().map(value -> {
            var name = parameter.path("name").asText();
            return DynamicTest.dynamicTest(
                    operation.id() + " " + name + "=" + value.substring(0, Math.min(12, value.length())).replace("\0", "NUL"),
                    () -> refused(name, api.get(target(operation, name, value))));
        })));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @TestFactory
    Stream<DynamicTest> an_unknown_parameter_is_refused_wherever_it_stands() {
        return document.operations().stream().filter(operation -> !operation.open()).map(operation -> DynamicTest.dynamicTest(
                operation.id(), () -> {
                    var ask = requests.ask(operation, NOWHERE, "", own);
                    var target = ask.target() + (ask.target().contains("?") ? "&" : "?") + "repalce=true";
                    refused("repalce", Ask.of(api).answer(new Ask(ask.method(), target, ask.headers(), ask.type(), ask.body())));
                }));
    }

    private void refused(String name, Answer answer) {
        untouched.saysNothingOfInsides(answer.body());
        answer.expect(400);
        Chinese.check(answer.json());
        if (Set.of("invalid_sort", "invalid_cursor").contains(answer.text("/code"))) return;
        answer.expect(400, "invalid_parameter");
        assertEquals(Set.of("?" + name), pointers(answer), answer.exchange()::toString);
    }

    private static Set<String> pointers(Answer answer) {
        return answer.json().path("errors").valueStream().map(error -> error.path("pointer").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Execution(ExecutionMode.CONCURRENT)
    @TestFactory
    Stream<DynamicTest> all_that_is_wrong_is_told_at_once() {
        return reads().map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
            var wrong = new TreeMap<String, String>();
            parameters(operation).filter(parameter -> !parameter.path("name").asText().equals("cursor"))
                    .forEach(parameter -> wrong.put(parameter.path("name").asText(), wrong(parameter).iterator().next()));
            var query = wrong.entrySet().stream()
                    .map(given -> given.getKey() + "=" + URLEncoder.encode(given.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&")) + "&unheardOf=1&twice=1&twice=2";
            var answer = api.get(target(operation, "nothing", "").split("\\?")[0] + "?" + query).expect(400, "invalid_parameter");
            var told = pointers(answer);
            assertTrue(
                    wrong.keySet().stream().allMatch(name -> told.contains("?" + name)) && told.containsAll(Set.of("?unheardOf", "?twice")),
                    () -> told + " of " + answer.exchange());
        }));
    }
}
