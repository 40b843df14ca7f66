package io.perennial.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import io.perennial.platform.spec.SchemaCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Checks exchanges against the specification: every answer, and every request that was accepted, because the specification must allow
 * what the server accepts. Answers may contain nothing that is not specified.
 */
public final class Specification {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final ApiDocument document;
    private final SchemaCheck check;
    private final ProblemRules problems;
    private final HeaderRules headers;

    public Specification(ApiDocument document) {
        this.document = document;
        this.check = SchemaCheck.closed(document);
        this.problems = new ProblemRules(document);
        this.headers = new HeaderRules(document, check);
    }

    /** Fails with the exchange and all complaints unless the exchange conforms to the specification. */
    public void hold(SpecifiedExchange exchange) {
        var complaints = complaints(exchange);
        if (!complaints.isEmpty())
            throw new AssertionError("Not as specified:\n  " + String.join("\n  ", complaints) + "\n" + exchange);
    }

    public List<String> complaints(SpecifiedExchange exchange) {
        if (!exchange.path().startsWith(document.base() + "/"))
            return List.of("the path is not below " + document.base());
        var path = exchange.path().substring(document.base().length());
        var found = new ArrayList<String>();
        if (exchange.status() >= 500 && exchange.status() != 503)
            found.add("a fault of the server's is never as specified");
        document.operation(exchange.method(), path)
                .ifPresentOrElse(
                        operation -> specified(operation, exchange, found), () -> unspecified(path, exchange, found));
        return found;
    }

    /** Checks the answer for an operation that does not exist. A caller without a token may get 401 instead. */
    private void unspecified(String path, SpecifiedExchange exchange, List<String> found) {
        var known = METHODS.stream()
                .anyMatch(method -> document.operation(method, path).isPresent());
        var expected = known ? 405 : 404;
        if (exchange.status() != expected && exchange.status() != 401)
            found.add("there is no such operation, so the answer must be " + expected);
        problem(exchange, found);
        problems.complaints(exchange, found);
    }

    private void specified(ApiOperation operation, SpecifiedExchange exchange, List<String> found) {
        var answer = document.resolve(operation.node().path("responses").path(String.valueOf(exchange.status())));
        if (answer.isMissingNode()) anywhere(exchange, found);
        else answer(answer, exchange, found);
        problems.complaints(operation, exchange, found);
        if (exchange.succeeded()) new RequestRules(document, check).complaints(operation, exchange, found);
    }

    private void anywhere(SpecifiedExchange exchange, List<String> found) {
        if (!problems.anywhere(exchange.status()))
            found.add("the status " + exchange.status() + " is not specified for this operation");
        problem(exchange, found);
    }

    private void problem(SpecifiedExchange exchange, List<String> found) {
        if (!exchange.type().equals("application/problem+json"))
            found.add("the answer is no application/problem+json but '" + exchange.type() + "'");
        body(document.schema("Problem"), exchange, found);
    }

    private void answer(JsonNode answer, SpecifiedExchange exchange, List<String> found) {
        headers.complaints(answer, exchange, found);
        var content = answer.path("content");
        if (content.isEmpty()) {
            if (!exchange.answer().isEmpty()) found.add("the answer has a body, but none is specified");
        } else if (!content.has(exchange.type())) {
            found.add("the answer's type is '" + exchange.type() + "', specified is "
                    + content.propertyStream().map(Map.Entry::getKey).toList());
        } else if (exchange.type().endsWith("json") && !exchange.type().endsWith("ndjson")) {
            body(content.path(exchange.type()).path("schema"), exchange, found);
        }
    }

    private void body(JsonNode schema, SpecifiedExchange exchange, List<String> found) {
        exchange.json()
                .ifPresentOrElse(
                        body -> check.errors(schema, body).forEach(error -> found.add("answer " + error)),
                        () -> found.add("the answer is not JSON"));
    }
}
