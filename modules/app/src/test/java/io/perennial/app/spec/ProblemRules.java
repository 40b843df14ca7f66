package io.perennial.app.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import io.perennial.platform.spec.ProblemCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Requires that each problem is explained in all languages, and that each operation lists its possible problems. */
final class ProblemRules implements Rules {
    private static final Set<String> LANGUAGES = Set.of("en", "zh-Hans", "zh-Hant");

    @Override
    public List<String> complaints(ApiDocument document) {
        var found = new ArrayList<String>();
        document.root()
                .path("x-problem-catalogue")
                .properties()
                .forEach(entry -> kind(entry.getKey(), entry.getValue(), found));
        var catalogue = new ProblemCatalogue(document);
        document.root()
                .at("/components/responses")
                .properties()
                .forEach(answer -> example(answer.getKey(), answer.getValue(), catalogue, found));
        for (var operation : document.operations()) {
            var codes = codes(operation, document);
            codes.forEach(code -> answered(operation, code, catalogue, found));
            statuses(operation, codes, catalogue, found);
        }
        return found;
    }

    private static void kind(String code, JsonNode entry, List<String> found) {
        if (!code.matches("[a-z][a-z0-9_]*")) found.add(code + " is no code in lower snake case");
        if (!entry.path("code").asText().equals(code))
            found.add(code + " is called " + entry.path("code").asText() + " in its file");
        if (entry.path("status").asInt() < 400 || entry.path("status").asInt() > 599)
            found.add(code + " has no status");
        for (var language : LANGUAGES) {
            if (entry.path("title").path(language).asText().isBlank()) found.add(code + " has no title in " + language);
        }
        for (var word : List.of("meaning", "whatToDo")) {
            if (entry.path(word).asText().isBlank()) found.add(code + " does not tell its " + word);
        }
    }

    private static void example(String name, JsonNode answer, ProblemCatalogue catalogue, List<String> found) {
        var example = answer.at("/content/application~1problem+json/example");
        var kind = catalogue.find(example.path("code").asText());
        var told = kind.map(k -> k.status() == example.path("status").asInt()
                && k.title("en").equals(example.path("title").asText()));
        if (!told.orElse(false)) found.add(name + " has an example that the catalogue tells otherwise");
    }

    /** Returns the codes of the operation itself and of its shared answers. */
    private static Set<String> codes(ApiOperation operation, ApiDocument document) {
        var codes = new LinkedHashSet<String>();
        operation.node().path("x-problems").forEach(code -> codes.add(code.asText()));
        operation.node().path("responses").forEach(answer -> document.resolve(answer)
                .path("x-problems")
                .forEach(code -> codes.add(code.asText())));
        return codes;
    }

    private static void answered(ApiOperation operation, String code, ProblemCatalogue catalogue, List<String> found) {
        var status = catalogue.find(code).map(ProblemCatalogue.Kind::status).orElse(0);
        // An item of a batch has its own status, inside a 207.
        var responses = operation.node().path("responses");
        if (!responses.has(String.valueOf(status)) && !responses.has("207")) {
            found.add(operation.id() + " may answer " + code + " but not its status " + status);
        }
    }

    private static void statuses(
            ApiOperation operation, Set<String> codes, ProblemCatalogue catalogue, List<String> found) {
        var possible = codes.stream()
                .flatMap(code -> catalogue.find(code).stream())
                .map(kind -> String.valueOf(kind.status()))
                .toList();
        operation.node().path("responses").fieldNames().forEachRemaining(status -> {
            if (status.compareTo("400") >= 0 && !possible.contains(status))
                found.add(operation.id() + " answers " + status + " with no code");
        });
    }
}
