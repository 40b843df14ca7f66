package io.perennial.app.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ApiOperation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules for operations: what each declares, and which answers and headers follow from it. */
final class OperationRules implements Rules {
    private static final Set<String> ACCESS = Set.of("access");

    @Override
    public List<String> complaints(ApiDocument document) {
        var found = new ArrayList<String>();
        var ids = new HashSet<String>();
        var tags = new HashSet<>(document.root().path("tags").findValuesAsText("name"));
        for (var operation : document.operations()) {
            var complaints = new Complaints(operation, document);
            complaints.unless(ids.add(operation.id()), "shares its operationId with another");
            complaints.aboutWords(tags);
            complaints.aboutAccess();
            complaints.aboutLane();
            complaints.aboutRequest();
            complaints.aboutAnswers();
            complaints.aboutVersions();
            found.addAll(complaints.found);
        }
        return found;
    }

    private record Complaints(ApiOperation operation, ApiDocument document, List<String> found) {
        Complaints(ApiOperation operation, ApiDocument document) {
            this(operation, document, new ArrayList<>());
        }

        void unless(boolean good, String otherwise) {
            if (!good) found.add(operation.method() + " " + operation.path() + " " + otherwise);
        }

        void aboutWords(Set<String> tags) {
            unless(operation.id().matches("[a-z][A-Za-z]+"), "needs an operationId like listAccounts");
            unless(
                    !text("summary").isBlank() && !text("summary").endsWith("."),
                    "needs a summary, without a full stop");
            unless(!text("description").isBlank(), "needs a description");
            var tag = operation.node().path("tags");
            unless(
                    tag.size() == 1 && tags.contains(tag.path(0).asText()),
                    "needs exactly one tag that the index describes");
            var names = new HashSet<String>();
            operation.parameters().forEach(parameter -> unless(names.add(parameter.path("in").asText() + parameter.path("name").asText()),
                    "has the parameter " + parameter.path("name").asText() + " twice"));
            operation
                    .parameters()
                    .forEach(parameter -> unless(
                            !parameter.path("description").asText().isBlank(),
                            "does not describe " + parameter.path("name").asText()));
        }

        void aboutLane() {
            var lane = operation.node().path("x-lane").asText("quick");
            unless(List.of("quick", "list", "bulk", "login").contains(lane), "has no lane " + lane);
            if (operation.queryParameters().contains("limit")) unless(lane.equals("list"), "needs x-lane: list, because it answers a page");
            if (operation.path().endsWith("/batch")) unless(lane.equals("bulk"), "needs x-lane: bulk, because it writes many records");
        }

        private String text(String property) {
            return operation.node().path(property).asText();
        }

        void aboutAccess() {
            answers(400);
            if (!operation.open() || operation.requestSchema().isPresent()) {
                answers(401);
                answers(403);
            }
            unless(operation.permission().isPresent() || access(), "needs x-permission");
            unless(
                    operation.permission().stream().allMatch(p -> p.matches("[a-z]+:[a-z_]+")),
                    "has an odd x-permission");
        }

        private boolean access() {
            return ACCESS.contains(operation.node().at("/tags/0").asText());
        }

        void aboutRequest() {
            if (operation.pathParameters().contains("id")) answers(404);
            if (operation.requestSchema().isPresent()) {
                answers(413);
                answers(415);
                answers(422);
            }
            if (operation.method().equals("PATCH")) {
                unless(
                        operation.consumes().equals(List.of("application/merge-patch+json", "application/json")),
                        "takes only a merge patch");
            }
            // A file that arrives in pieces is not compared with the one of a repeated request.
            if (operation.method().equals("POST") && !access() && !operation.node().path("x-streamed").asBoolean()) {
                unless(header("Idempotency-Key"), "needs the parameter Idempotency-Key");
            }
            if (!operation.method().equals("GET") && !access()) answers(409);
        }

        void aboutAnswers() {
            operation.node().path("responses").properties().forEach(entry -> {
                var answer = document.resolve(entry.getValue());
                unless(answer.path("headers").has("Request-Id"), "answers " + entry.getKey() + " without Request-Id");
                if (entry.getKey().compareTo("400") >= 0) problem(entry.getKey(), answer);
                if (entry.getKey().equals("201") || entry.getKey().equals("202")) {
                    unless(answer.path("headers").has("Location"), "answers " + entry.getKey() + " without Location");
                }
                if (entry.getKey().startsWith("2") && header("Idempotency-Key")) {
                    unless(answer.path("headers").has("Idempotency-Replayed"), "does not tell a replay");
                }
            });
        }

        private void problem(String status, JsonNode answer) {
            var schema =
                    answer.at("/content/application~1problem+json/schema/$ref").asText();
            unless(
                    schema.endsWith("/Problem") && answer.path("content").size() == 1,
                    "answers " + status + " with something else than a problem");
        }

        /** Requires a version for a single record that can be changed, and the expected version in each change. */
        void aboutVersions() {
            var single = operation.path().endsWith("}") || operation.path().contains("/by-external/");
            if (single && Set.of("GET", "PATCH", "PUT").contains(operation.method())) {
                unless(
                        document.resolve(operation.node().at("/responses/200"))
                                .path("headers")
                                .has("ETag"),
                        "answers 200 without ETag");
            }
            if (single && Set.of("PATCH", "DELETE").contains(operation.method())) {
                unless(header("If-Match"), "needs the parameter If-Match");
                answers(412);
                answers(428);
            }
            if (operation.method().equals("PUT")) {
                unless(header("If-Match") && header("If-None-Match"), "needs the parameters If-Match and If-None-Match");
                answers(412);
            }
        }

        private void answers(int status) {
            var expected = operation.open() && status == 401 ? "WrongCredentials" : "";
            var answer = operation.node().path("responses").path(String.valueOf(status));
            unless(
                    !answer.isMissingNode() && answer.path("$ref").asText().endsWith(expected),
                    "does not say when it answers " + status);
        }

        private boolean header(String name) {
            return operation.parameters().stream()
                    .anyMatch(p -> p.path("in").asText().equals("header")
                            && p.path("name").asText().equals(name));
        }
    }
}
