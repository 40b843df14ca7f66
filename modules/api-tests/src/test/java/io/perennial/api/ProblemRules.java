package io.perennial.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import io.perennial.platform.spec.ProblemCatalogue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that a problem says the same in the status line, in its body, in the headers and in the catalogue. */
final class ProblemRules {
    private final ApiDocument document;
    private final ProblemCatalogue catalogue;
    private final Set<String> anywhere = new HashSet<>();

    ProblemRules(ApiDocument document) {
        this.document = document;
        this.catalogue = new ProblemCatalogue(document);
        document.root().path("x-problems").forEach(code -> anywhere.add(code.asText()));
    }

    /** Returns true if any operation may answer with this status. */
    boolean anywhere(int status) {
        return anywhere.stream().anyMatch(code -> status(code) == status);
    }

    private int status(String code) {
        return catalogue.find(code).map(ProblemCatalogue.Kind::status).orElse(0);
    }

    void complaints(SpecifiedExchange exchange, List<String> found) {
        if (exchange.status() < 400) return;
        exchange.json().ifPresent(problem -> {
            same("status", problem.path("status").asText(), String.valueOf(exchange.status()), found);
            same(
                    "requestId",
                    problem.path("requestId").asText(),
                    exchange.receivedHeader("Request-Id").orElse("missing"),
                    found);
            same("instance", problem.path("instance").asText(), exchange.path().substring(0, Math.min(exchange.path().length(), 2_000)),
                    found);
            known(problem, exchange.status(), found);
        });
    }

    private static void same(String property, String said, String is, List<String> found) {
        if (!said.equals(is)) found.add("the problem's " + property + " is '" + said + "', not '" + is + "'");
    }

    private void known(JsonNode problem, int status, List<String> found) {
        var code = problem.path("code").asText();
        if (status(code) != status) found.add("the code " + code + " does not belong to the status " + status);
    }

    /** Checks also that the code is specified for the operation, and does the same for each item of a batch. */
    void complaints(ApiOperation operation, SpecifiedExchange exchange, List<String> found) {
        complaints(exchange, found);
        var codes = codes(operation);
        exchange.json().ifPresent(answer -> {
            if (exchange.status() >= 400) expected(answer, codes, found);
            if (exchange.status() == 207) answer.path("items").forEach(item -> item(item, codes, found));
        });
    }

    private void item(JsonNode item, Set<String> codes, List<String> found) {
        if (!item.has("problem")) return;
        var problem = item.get("problem");
        known(problem, item.path("status").asInt(), found);
        expected(problem, codes, found);
    }

    private void expected(JsonNode problem, Set<String> codes, List<String> found) {
        var code = problem.path("code").asText();
        if (!codes.contains(code) && !anywhere.contains(code))
            found.add("the code " + code + " is not specified for this operation");
    }

    private Set<String> codes(ApiOperation operation) {
        var codes = new HashSet<String>();
        operation.node().path("x-problems").forEach(code -> codes.add(code.asText()));
        operation.node().path("responses").forEach(answer -> document.resolve(answer)
                .path("x-problems")
                .forEach(code -> codes.add(code.asText())));
        return codes;
    }
}
