package io.perennial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One operation of the API, as specified.
 *
 * @param method in capitals
 * @param path a template below the API's root, such as {@code /accounts/{id}}
 * @param parameters those of the path and of the operation itself, with no references left
 * @param node the operation as it stands in the document; references in it are the document's to resolve
 */
public record ApiOperation(String method, String path, String id, List<JsonNode> parameters, JsonNode node) {
    private static final Pattern SLOT = Pattern.compile("\\{[^}]+}");

    public List<String> pathParameters() {
        return names("path");
    }

    public List<String> queryParameters() {
        return names("query");
    }

    private List<String> names(String place) {
        return parameters.stream()
                .filter(p -> p.path("in").asText().equals(place))
                .map(p -> p.path("name").asText())
                .toList();
    }

    /** The permission that it needs, such as {@code accounts:read}; empty where a token, or nothing at all, is enough. */
    public Optional<String> permission() {
        return Optional.ofNullable(node.get("x-permission")).map(JsonNode::textValue);
    }

    /** Whether it can be called without an access token. */
    public boolean open() {
        var security = node.path("security");
        return security.isArray()
                && (security.isEmpty() || security.valueStream().anyMatch(JsonNode::isEmpty));
    }

    public Optional<JsonNode> requestSchema() {
        return schema(node.path("requestBody"));
    }

    /** The content types that it takes; none when it takes no body. */
    public List<String> consumes() {
        var types = new ArrayList<String>();
        node.at("/requestBody/content").fieldNames().forEachRemaining(types::add);
        return List.copyOf(types);
    }

    static Optional<JsonNode> schema(JsonNode body) {
        return body.path("content")
                .valueStream()
                .map(content -> content.path("schema"))
                .filter(s -> !s.isMissingNode())
                .findFirst();
    }

    /** Whether a path without query, below the API's root and still percent-encoded, is one of this template's. */
    boolean matches(String actual) {
        var pattern = SLOT.splitAsStream(path + "/").map(Pattern::quote).collect(Collectors.joining("[^/]+"));
        return Pattern.matches(pattern, actual + "/");
    }
}
